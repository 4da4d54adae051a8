package tutti.audio.detect.dtmf;

/// The last hops of a signal at 8 kHz: samples, energy, and the spectrum at the eight DTMF frequencies.
///
/// ```
///   samples  │ hop 15│ hop 14│ … │ hop 1 │ hop 0 │   newest last, each 5 ms = 40 samples
///   energy   │   E   │   E   │ … │   E   │   E   │
///   spectrum │ z×8   │ z×8   │ … │ z×8   │ z×8   │   z(f) = Σ x(m)·e^(-jωm), m counted from the middle of the hop
/// ```
/// Counted from the middle a cosine is even and a sine odd, so each hop is folded once and every sum is half as
/// long; and the two are orthogonal, which keeps [PairBasis] small. A hop too quiet for any digit has energy but no
/// spectrum: it costs a tenth.
///
/// Thread: one at a time. Allocates nothing after construction.
final class Hops {
    static final int SAMPLE_RATE_HZ = 8000;

    /// 5 ms: every frame of 10, 20, 30 ms is whole hops, and an interruption of 10 ms always holds a whole one.
    static final int HOP_SAMPLES = 40;

    /// How far back one can look, and a power of two: the hops are a ring.
    static final int KEPT = 16;

    private static final int HALF = HOP_SAMPLES / 2;
    private static final int TONES = Digits.TONES;
    private static final double[] COSINES = table(true);
    private static final double[] SINES = table(false);

    private final int[] samples = new int[KEPT * HOP_SAMPLES];
    private final long[] energies = new long[KEPT];
    private final double[] re = new double[KEPT * TONES];
    private final double[] im = new double[KEPT * TONES];
    private final double[] powers = new double[KEPT * TONES];
    private final boolean[] analysed = new boolean[KEPT];
    private final double[] even = new double[HALF];
    private final double[] odd = new double[HALF];
    private int newest;

    private static double[] table(boolean cosine) {
        double[] table = new double[HALF * TONES];
        for (int m = 0; m < HALF; m++) {
            for (int tone = 0; tone < TONES; tone++) {
                double phase = Digits.turnPerSample(tone) * (m + 0.5);
                table[m * TONES + tone] = cosine ? StrictMath.cos(phase) : StrictMath.sin(phase);
            }
        }
        return table;
    }

    /// Takes the next hop from `source[offset…]`; a spectrum is made if its energy is at least `energyMin`.
    void push(int[] source, int offset, long energy, long energyMin) {
        newest = slot(-1);
        System.arraycopy(source, offset, samples, newest * HOP_SAMPLES, HOP_SAMPLES);
        energies[newest] = energy;
        analysed[newest] = energy >= energyMin;
        if (analysed[newest]) {
            analyse(source, offset);
        }
    }

    private int slot(int back) {
        return (newest - back) & (KEPT - 1);
    }

    private void analyse(int[] source, int offset) {
        for (int m = 0; m < HALF; m++) {
            int after = source[offset + HALF + m];
            int before = source[offset + HALF - 1 - m];
            even[m] = after + before;
            odd[m] = after - before;
        }
        for (int tone = 0; tone < TONES; tone += Digits.TONES_PER_GROUP) {
            sumGroup(tone);
        }
        for (int i = newest * TONES; i < (newest + 1) * TONES; i++) {
            powers[i] = (re[i] * re[i] + im[i] * im[i]) / HALF;
        }
    }

    /// Four tones at once: eight independent sums keep the processor busy.
    private void sumGroup(int tone) {
        double re0 = 0;
        double re1 = 0;
        double re2 = 0;
        double re3 = 0;
        double im0 = 0;
        double im1 = 0;
        double im2 = 0;
        double im3 = 0;
        for (int m = 0, i = tone; m < HALF; m++, i += TONES) {
            double e = even[m];
            double o = odd[m];
            re0 += e * COSINES[i];
            re1 += e * COSINES[i + 1];
            re2 += e * COSINES[i + 2];
            re3 += e * COSINES[i + 3];
            im0 -= o * SINES[i];
            im1 -= o * SINES[i + 1];
            im2 -= o * SINES[i + 2];
            im3 -= o * SINES[i + 3];
        }
        int to = newest * TONES + tone;
        re[to] = re0;
        re[to + 1] = re1;
        re[to + 2] = re2;
        re[to + 3] = re3;
        im[to] = im0;
        im[to + 1] = im1;
        im[to + 2] = im2;
        im[to + 3] = im3;
    }

    /// Whether each of the newest `count` hops has a spectrum.
    boolean analysed(int count) {
        for (int back = 0; back < count; back++) {
            if (!analysed[slot(back)]) {
                return false;
            }
        }
        return true;
    }

    /// Sum of squares of the hop that is `back` hops before the newest.
    long energy(int back) {
        return energies[slot(back)];
    }

    double re(int back, int tone) {
        return re[slot(back) * TONES + tone];
    }

    double im(int back, int tone) {
        return im[slot(back) * TONES + tone];
    }

    /// The sample `back` samples before the newest.
    int sample(int back) {
        return samples[slot(back / HOP_SAMPLES) * HOP_SAMPLES + HOP_SAMPLES - 1 - back % HOP_SAMPLES];
    }

    /// Energy that `tone` alone would explain in the newest `count` hops, wherever its phase is.
    double power(int tone, int count) {
        double sum = 0;
        for (int back = 0; back < count; back++) {
            sum += powers[slot(back) * TONES + tone];
        }
        return sum;
    }
}
