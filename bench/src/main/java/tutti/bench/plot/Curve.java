package tutti.bench.plot;

/// A line through points; a y that is not a number is a gap.
final class Curve implements Layer {
    private final String cssClass;
    private final double[] x;
    private final double[] y;

    Curve(String cssClass, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    x.length + " values of x and " + y.length + " of y: give as many of both");
        }
        this.cssClass = cssClass;
        this.x = x.clone();
        this.y = y.clone();
    }

    @Override
    public void draw(Svg svg, Frame frame) {
        svg.beginPath(cssClass);
        boolean drawing = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                drawing = false;
                continue;
            }
            if (drawing) svg.lineTo(frame.atX(x[i]), frame.atY(y[i]));
            else svg.moveTo(frame.atX(x[i]), frame.atY(y[i]));
            drawing = true;
        }
        svg.endPath();
    }
}
