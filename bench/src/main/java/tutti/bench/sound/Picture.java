package tutti.bench.sound;

import java.util.regex.Pattern;
import tutti.bench.plot.Figure;

/// A section of the page: a heading, a figure in the file `name.svg`, and what one sees, in Markdown.
record Picture(String name, String heading, Figure figure, String caption) {
    private static final Pattern MINUS = Pattern.compile("(?<!\\w)-(?=\\d)");

    /// With a true minus sign before negative numbers.
    static String caption(String text) {
        return MINUS.matcher(text).replaceAll("−").strip();
    }
}
