package tutti.bench.plot;

/// Something drawn into the frame of a plot.
interface Layer {
    void draw(Svg svg, Frame frame);

    /// The frame: where values are on the paper.
    record Frame(Axis x, Axis y, double left, double top, double width, double height) {
        double atX(double value) {
            return left + width * x.place(value);
        }

        double atY(double value) {
            return top + height * (1 - y.place(value));
        }

        double bottom() {
            return top + height;
        }

        double right() {
            return left + width;
        }
    }
}
