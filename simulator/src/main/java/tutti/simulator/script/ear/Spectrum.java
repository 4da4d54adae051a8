package tutti.simulator.script.ear;

/// The spectrum of a block of samples under a 4-term Blackman-Harris window: all tones at once, where
/// [tutti.audio.tone.ToneMeter] measures one.
///
/// ```
///   samples × window ─► FFT ─► |bin| ─► ÷ what the window leaves of a tone between two bins ─► dBov
/// ```
/// Tones four bins apart do not count for each other. Floating point, but strict. Allocates nothing after
/// construction. Thread: one. Source: F. J. Harris, Proc. IEEE 66 (1978), Table 1 (4-term, -92 dB).
final class Spectrum {
    /// Half the width of a tone's lobe.
    static final int LOBE_BINS = 4;

    private static final double[] TERMS = {0.35875, -0.48829, 0.14128, -0.01168};
    private static final double FULL_SCALE = 32_768;
    private static final double FLOOR_DBOV = -140;

    private final int size;
    private final double[] window;
    private final double[] cos;
    private final double[] sin;
    private final double[] re;
    private final double[] im;
    private final double windowSum;

    /// For blocks of `size` samples, a power of two.
    Spectrum(int size) {
        this.size = size;
        window = new double[size];
        cos = new double[size / 2];
        sin = new double[size / 2];
        re = new double[size];
        im = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int term = 0; term < TERMS.length; term++) {
                window[i] += TERMS[term] * StrictMath.cos(2 * Math.PI * term * i / size);
            }
            sum += window[i];
        }
        windowSum = sum;
        for (int i = 0; i < size / 2; i++) {
            cos[i] = StrictMath.cos(2 * Math.PI * i / size);
            sin[i] = -StrictMath.sin(2 * Math.PI * i / size);
        }
    }

    int size() {
        return size;
    }

    /// What the window leaves at the nearest bin of a tone at `binPosition`, 1 when it lies on the bin.
    double response(double binPosition) {
        double off = binPosition - StrictMath.rint(binPosition);
        double sumRe = 0;
        double sumIm = 0;
        for (int i = 0; i < size; i++) {
            double turn = 2 * Math.PI * off * i / size;
            sumRe += window[i] * StrictMath.cos(turn);
            sumIm += window[i] * StrictMath.sin(turn);
        }
        return StrictMath.hypot(sumRe, sumIm) / windowSum;
    }

    /// Takes `samples[offset…offset+size)`, 16-bit values.
    void transform(int[] samples, int offset) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int to = Integer.reverse(i) >>> shift;
            re[to] = samples[offset + i] * window[i];
            im[to] = 0;
        }
        for (int half = 1; half < size; half *= 2) butterflies(half);
    }

    private void butterflies(int half) {
        int step = size / 2 / half;
        for (int block = 0; block < size; block += 2 * half) {
            for (int i = 0; i < half; i++) {
                int a = block + i;
                int b = a + half;
                double c = cos[i * step];
                double s = sin[i * step];
                double turnedRe = re[b] * c - im[b] * s;
                double turnedIm = re[b] * s + im[b] * c;
                re[b] = re[a] - turnedRe;
                im[b] = im[a] - turnedIm;
                re[a] += turnedRe;
                im[a] += turnedIm;
            }
        }
    }

    /// RMS level of the tone at `bin` whose [#response] is given.
    double levelDbov(int bin, double response) {
        double peak = 2 * StrictMath.hypot(re[bin], im[bin]) / windowSum / response;
        double ratio = peak * peak / (2 * FULL_SCALE * FULL_SCALE);
        return ratio > 0 ? Math.max(FLOOR_DBOV, 10 * StrictMath.log10(ratio)) : FLOOR_DBOV;
    }
}
