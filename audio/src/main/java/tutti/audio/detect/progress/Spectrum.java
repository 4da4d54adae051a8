package tutti.audio.detect.progress;

/// Power spectrum of 512 samples under a Hann window: bins of 15.625 Hz from 0 to 4 kHz.
///
/// A real transform as a complex one of half the length. Strict floating point. Thread: one at a time. Allocates
/// nothing after construction.
final class Spectrum {
    static final int SAMPLES = 512;
    static final int BINS = SAMPLES / 2;

    private static final int HALF = SAMPLES / 2;
    private static final double[] WINDOW = window();
    private static final double[] COS = turns(true);
    private static final double[] SIN = turns(false);

    private final double[] re = new double[HALF];
    private final double[] im = new double[HALF];
    private final double[] power = new double[BINS];

    private static double[] window() {
        double[] window = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / SAMPLES);
        }
        return window;
    }

    private static double[] turns(boolean cosine) {
        double[] turns = new double[HALF];
        for (int i = 0; i < HALF; i++) {
            double phase = -2 * Math.PI * i / SAMPLES;
            turns[i] = cosine ? StrictMath.cos(phase) : StrictMath.sin(phase);
        }
        return turns;
    }

    /// Takes `samples[0…512)`; the result is in [#power].
    void transform(int[] samples) {
        for (int i = 0; i < HALF; i++) {
            int to = Integer.reverse(i) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(HALF));
            re[to] = samples[2 * i] * WINDOW[2 * i];
            im[to] = samples[2 * i + 1] * WINDOW[2 * i + 1];
        }
        for (int length = 2; length <= HALF; length *= 2) {
            butterflies(length);
        }
        for (int bin = 0; bin < BINS; bin++) {
            power[bin] = powerOf(bin);
        }
    }

    private void butterflies(int length) {
        int half = length / 2;
        int step = SAMPLES / length;
        for (int start = 0; start < HALF; start += length) {
            for (int i = 0; i < half; i++) {
                double cos = COS[i * step];
                double sin = SIN[i * step];
                int a = start + i;
                int b = a + half;
                double bRe = re[b] * cos - im[b] * sin;
                double bIm = re[b] * sin + im[b] * cos;
                re[b] = re[a] - bRe;
                im[b] = im[a] - bIm;
                re[a] += bRe;
                im[a] += bIm;
            }
        }
    }

    /// Separates the transforms of the even and the odd samples and joins them to that of all.
    private double powerOf(int bin) {
        int mirror = (HALF - bin) % HALF;
        double evenRe = (re[bin] + re[mirror]) / 2;
        double evenIm = (im[bin] - im[mirror]) / 2;
        double oddRe = (im[bin] + im[mirror]) / 2;
        double oddIm = (re[mirror] - re[bin]) / 2;
        double real = evenRe + oddRe * COS[bin] - oddIm * SIN[bin];
        double imaginary = evenIm + oddRe * SIN[bin] + oddIm * COS[bin];
        return real * real + imaginary * imaginary;
    }

    /// Power of a bin, 0…255.
    double power(int bin) {
        return power[bin];
    }
}
