package tutti.audio.detect.dtmf;

/// A fitted tone, sample by sample, forwards or backwards from any distance to the middle of a hop.
///
/// The step per sample is the nominal one, from a table, turned by the small offset, of which a series is
/// exact enough: the sine and cosine of `StrictMath` allocate.
final class Oscillator {
    private static final Phasor[] NOMINAL_HALF_STEP = nominalHalfSteps();

    private double amplitudeRe;
    private double amplitudeIm;
    private double halfRe;
    private double halfIm;
    private double re;
    private double im;
    private double stepRe;
    private double stepIm;

    private record Phasor(double re, double im) {}

    private static Phasor[] nominalHalfSteps() {
        Phasor[] steps = new Phasor[Digits.TONES];
        for (int tone = 0; tone < steps.length; tone++) {
            double half = Digits.turnPerSample(tone) / 2;
            steps[tone] = new Phasor(StrictMath.cos(half), StrictMath.sin(half));
        }
        return steps;
    }

    void set(FittedTone fitted, int tone) {
        amplitudeRe = fitted.firstRe();
        amplitudeIm = fitted.firstIm();
        Phasor nominal = NOMINAL_HALF_STEP[tone];
        double offset = fitted.turnPerSample() / 2;
        double square = offset * offset;
        double cos = 1 - square / 2 + square * square / 24;
        double sin = offset * (1 - square / 6 + square * square / 120);
        halfRe = nominal.re * cos - nominal.im * sin;
        halfIm = nominal.re * sin + nominal.im * cos;
    }

    /// Goes to half a sample and `samples` more after the middle of the hop; [#next] goes on from there.
    void startForward(int samples) {
        start(samples);
    }

    /// Goes to the same place; [#next] goes back from there.
    void startBackward(int samples) {
        start(samples);
        stepIm = -stepIm;
    }

    private void start(int samples) {
        stepRe = halfRe * halfRe - halfIm * halfIm;
        stepIm = 2 * halfRe * halfIm;
        re = amplitudeRe * halfRe - amplitudeIm * halfIm;
        im = amplitudeRe * halfIm + amplitudeIm * halfRe;
        for (int i = 0; i < samples; i++) {
            next();
        }
    }

    /// The value here; steps to the next sample.
    double next() {
        double value = re;
        double nextRe = re * stepRe - im * stepIm;
        im = re * stepIm + im * stepRe;
        re = nextRe;
        return value;
    }
}
