package tutti.bench.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Curves over two axes.
///
/// ```
///   title
///   ── legend  ▒▒ legend
///   ┌────────────┐
///   │ layers     │   drawn in the order in which they were added
///   └────────────┘
///    label of x
/// ```
/// The methods that add layers return the plot itself. A layer with a name is in the legend; one with an empty name is
/// not. Thread: one.
public final class Plot {
    private static final double LEFT = 66;
    private static final double RIGHT = 14;
    private static final double TITLE = 24;
    private static final double LEGEND = 18;
    private static final double BOTTOM = 40;
    private static final double CHARACTER = 6.6;
    private static final double SWATCH = 18;
    private static final double TICK = 4;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Layer> bands = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<Inset> insets = new ArrayList<>();
    private final Map<String, String> legend = new LinkedHashMap<>();

    private record Inset(Plot plot, double left, double top, double width, double height) {}

    /// An empty plot.
    public Plot(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /// Adds a line through as many values of `y` as of `x`; a gap where `y` is not a number.
    public Plot curve(String name, Ink ink, double[] xs, double[] ys) {
        return add(name, "line " + ink.strokeClass(), new Curve("line " + ink.strokeClass(), xs, ys));
    }

    /// The same, dashed.
    public Plot dashes(String name, Ink ink, double[] xs, double[] ys) {
        String cssClass = "line dash " + ink.strokeClass();
        return add(name, cssClass, new Curve(cssClass, xs, ys));
    }

    /// Adds a dashed line at one height.
    public Plot level(String name, Ink ink, double at) {
        return dashes(name, ink, new double[] {x.from(), x.to()}, new double[] {at, at});
    }

    /// Adds samples, `xPerSample` apart from 0 on.
    public Plot waveform(String name, Ink ink, int[] samples, double xPerSample) {
        String cssClass = "wave " + ink.strokeClass();
        return add(name, cssClass, new Waveform(cssClass, samples, xPerSample));
    }

    /// Shades a stretch of the x axis, behind all else. Stretches of one name share an entry of the legend.
    public Plot band(String name, Ink ink, double from, double to) {
        String cssClass = "band " + ink.fillClass();
        if (!name.isEmpty()) legend.putIfAbsent(name, cssClass);
        bands.add(new Band(cssClass, from, to));
        return this;
    }

    /// Puts a small plot into this one: its place in fractions of the frame.
    public Plot inset(Plot plot, double left, double top, double width, double height) {
        insets.add(new Inset(plot, left, top, width, height));
        return this;
    }

    private Plot add(String name, String cssClass, Layer layer) {
        if (!name.isEmpty()) legend.putIfAbsent(name, cssClass);
        layers.add(layer);
        return this;
    }

    void draw(Svg svg, double left, double top, double width, double height) {
        double above = TITLE + (legend.isEmpty() ? 0 : LEGEND);
        Layer.Frame frame =
                new Layer.Frame(x, y, left + LEFT, top + above, width - LEFT - RIGHT, height - above - BOTTOM);
        svg.words("title", frame.left(), top + 15, "start", title);
        drawLegend(svg, frame.left(), top + TITLE + 9);
        drawInside(svg, frame, "tick");
        svg.words("label", frame.left() + frame.width() / 2, frame.bottom() + 33, "middle", x.label());
        svg.uprightWords("label", left + 13, frame.top() + frame.height() / 2, y.label());
        for (Inset inset : insets) drawInset(svg, frame, inset);
    }

    private static void drawInset(Svg svg, Layer.Frame outer, Inset inset) {
        Layer.Frame frame = new Layer.Frame(
                inset.plot.x,
                inset.plot.y,
                outer.left() + inset.left * outer.width(),
                outer.top() + inset.top * outer.height(),
                inset.width * outer.width(),
                inset.height * outer.height());
        svg.rectangle("paper", frame.left() - 34, frame.top() - 16, frame.width() + 44, frame.height() + 34);
        svg.words("small", frame.left(), frame.top() - 5, "start", inset.plot.title);
        inset.plot.drawInside(svg, frame, "small");
    }

    private void drawInside(Svg svg, Layer.Frame frame, String tickClass) {
        for (Layer band : bands) band.draw(svg, frame);
        drawGrid(svg, frame, tickClass);
        for (Layer layer : layers) layer.draw(svg, frame);
        svg.rectangle("frame", frame.left(), frame.top(), frame.width(), frame.height());
    }

    private void drawGrid(Svg svg, Layer.Frame frame, String tickClass) {
        boolean small = tickClass.equals("small");
        for (int i = 0; i < x.ticks(); i++) {
            double at = frame.atX(x.tickValue(i));
            svg.line("grid", at, frame.top(), at, frame.bottom());
            svg.words(tickClass, at, frame.bottom() + (small ? 11 : 15), "middle", x.tickText(i));
        }
        for (int i = 0; i < y.ticks(); i++) {
            double at = frame.atY(y.tickValue(i));
            svg.line("grid", frame.left(), at, frame.right(), at);
            svg.words(tickClass, frame.left() - TICK - 1, at + (small ? 3 : 4), "end", y.tickText(i));
        }
    }

    private void drawLegend(Svg svg, double left, double baseline) {
        double at = left;
        for (Map.Entry<String, String> entry : legend.entrySet()) {
            String cssClass = entry.getValue();
            if (cssClass.startsWith("band")) svg.rectangle(cssClass, at, baseline - 9, SWATCH, 10);
            else svg.line(cssClass, at, baseline - 4, at + SWATCH, baseline - 4);
            svg.words("tick", at + SWATCH + 5, baseline, "start", entry.getKey());
            at += SWATCH + 5 + CHARACTER * entry.getKey().length() + 12;
        }
    }
}
