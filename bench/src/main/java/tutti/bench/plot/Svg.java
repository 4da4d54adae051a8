package tutti.bench.plot;

/// Writes elements, with coordinates to a tenth of a pixel.
final class Svg {
    private final StringBuilder text = new StringBuilder();

    @Override
    public String toString() {
        return text.toString();
    }

    void line(String cssClass, double x1, double y1, double x2, double y2) {
        text.append("<path class=\"").append(cssClass).append("\" d=\"M");
        point(x1, y1);
        text.append('L');
        point(x2, y2);
        text.append("\"/>\n");
    }

    void rectangle(String cssClass, double x, double y, double width, double height) {
        text.append("<rect class=\"").append(cssClass).append('"');
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        text.append("/>\n");
    }

    /// `anchor` is `start`, `middle` or `end`.
    void words(String cssClass, double x, double y, String anchor, String words) {
        text.append("<text class=\"").append(cssClass).append('"');
        attribute("x", x);
        attribute("y", y);
        text.append(" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escaped(words))
                .append("</text>\n");
    }

    /// From bottom to top.
    void uprightWords(String cssClass, double x, double y, String words) {
        text.append("<text class=\"").append(cssClass).append("\" text-anchor=\"middle\" transform=\"translate(");
        point(x, y);
        text.append(") rotate(-90)\">").append(escaped(words)).append("</text>\n");
    }

    void beginPath(String cssClass) {
        text.append("<path class=\"").append(cssClass).append("\" d=\"");
    }

    void moveTo(double x, double y) {
        text.append('M');
        point(x, y);
    }

    void lineTo(double x, double y) {
        text.append('L');
        point(x, y);
    }

    void endPath() {
        text.append("\"/>\n");
    }

    private void point(double x, double y) {
        number(x);
        text.append(' ');
        number(y);
    }

    private void attribute(String name, double value) {
        text.append(' ').append(name).append("=\"");
        number(value);
        text.append('"');
    }

    private void number(double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) text.append('-');
        text.append(Math.abs(tenths) / 10);
        if (tenths % 10 != 0) text.append('.').append(Math.abs(tenths) % 10);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
