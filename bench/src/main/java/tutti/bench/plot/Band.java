package tutti.bench.plot;

/// A stretch of the x axis, over the whole height.
record Band(String cssClass, double from, double to) implements Layer {
    @Override
    public void draw(Svg svg, Frame frame) {
        double left = frame.atX(from);
        svg.rectangle(cssClass, left, frame.top(), frame.atX(to) - left, frame.height());
    }
}
