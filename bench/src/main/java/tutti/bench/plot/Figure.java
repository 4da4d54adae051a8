package tutti.bench.plot;

import java.util.List;

/// Plots of one size in rows, as an SVG file. `description` is for those who cannot see it.
///
/// On a white ground, or on a black one where the reader's screen is set to that.
public record Figure(String description, int columns, int plotWidth, int plotHeight, List<Plot> plots) {
    private static final String WHITE =
            ".paper{fill:#ffffff}text{fill:#1f2328}.grid{stroke:#d8dee4}.frame{stroke:#57606a}";
    private static final String BLACK =
            ".paper{fill:#0d1117}text{fill:#e6edf3}.grid{stroke:#30363d}.frame{stroke:#8b949e}";
    private static final String COMMON = "text{font:12px system-ui,Helvetica,Arial,sans-serif}.title{font-weight:600}"
            + "text.small{font-size:10px}path{fill:none}.grid{stroke-width:1}.frame{fill:none;stroke-width:1}"
            + ".line{stroke-width:1.8;stroke-linejoin:round}.dash{stroke-dasharray:6 4}"
            + ".wave{stroke-width:1;stroke-linejoin:round}.band{fill-opacity:0.16}";
    private static final int EDGE = 6;

    /// Keeps its own copy of the list. Fails with an `IllegalArgumentException` if there is nothing to see.
    public Figure {
        plots = List.copyOf(plots);
        if (plots.isEmpty() || columns < 1 || plotWidth < 200 || plotHeight < 120) {
            throw new IllegalArgumentException("A figure of " + plots.size() + " plots of " + plotWidth + " x "
                    + plotHeight + " in " + columns + " columns: give plots of at least 200 x 120 in some columns");
        }
    }

    /// The file, in lines that end with `\n`.
    public String svg() {
        int rows = Math.ceilDiv(plots.size(), columns);
        int width = columns * plotWidth + 2 * EDGE;
        int height = rows * plotHeight + 2 * EDGE;
        Svg svg = new Svg();
        svg.rectangle("paper", 0, 0, width, height);
        for (int i = 0; i < plots.size(); i++) {
            int column = i % columns;
            int row = i / columns;
            plots.get(i).draw(svg, EDGE + column * plotWidth, EDGE + row * plotHeight, plotWidth, plotHeight);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <style>%4$s%5$s%6$s@media(prefers-color-scheme:dark){%7$s%8$s}</style>
                %9$s</svg>
                """.formatted(
                width, height, Svg.escaped(description), COMMON, WHITE, Ink.css(false), BLACK, Ink.css(true), svg);
    }
}
