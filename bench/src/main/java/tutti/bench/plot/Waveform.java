package tutti.bench.plot;

/// Samples against time, as the least and the greatest of every step: a thousand waves in a few hundred points.
final class Waveform implements Layer {
    private static final int STEPS = 600;

    private final String cssClass;
    private final int[] samples;
    private final double xPerSample;

    Waveform(String cssClass, int[] samples, double xPerSample) {
        this.cssClass = cssClass;
        this.samples = samples.clone();
        this.xPerSample = xPerSample;
    }

    @Override
    public void draw(Svg svg, Frame frame) {
        svg.beginPath(cssClass);
        int steps = Math.min(STEPS, samples.length);
        for (int step = 0; step < steps; step++) {
            int from = (int) ((long) samples.length * step / steps);
            int to = (int) ((long) samples.length * (step + 1) / steps);
            int least = samples[from];
            int most = samples[from];
            for (int i = from; i < Math.min(to + 1, samples.length); i++) {
                least = Math.min(least, samples[i]);
                most = Math.max(most, samples[i]);
            }
            double x = frame.atX(from * xPerSample);
            if (step == 0) svg.moveTo(x, frame.atY(least));
            else svg.lineTo(x, frame.atY(least));
            if (most != least) svg.lineTo(x, frame.atY(most));
        }
        svg.endPath();
    }
}
