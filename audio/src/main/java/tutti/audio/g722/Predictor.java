package tutti.audio.g722;

import static tutti.audio.g722.Word.product;
import static tutti.audio.g722.Word.saturated;

import java.util.Arrays;

/// Predicts the next sample of a sub-band from what has been decoded of it: two poles and six zeros, all adapted
/// by signs alone, so that encoder and decoder stay alike without a word between them.
///
/// ```
///   difference d ──┬──► (+) ──► reconstructed r ──► poles a1 a2 ──┐
///                  │     ▲                                        (+) ──► estimate of the next sample
///                  ├─────│────────────────────────► zeros b1…b6 ──┘ │
///                  │     └──────────────────────────────────────────┘
///                  └──► (+ zero part) ──► partial p, whose signs adapt the poles
/// ```
///
/// Source: ITU-T G.722 §6.2.1.4 (BLOCK 4L) and §6.2.2.4 (BLOCK 4H), sub-blocks PARREC to PREDIC.
final class Predictor {
    private static final int ZEROS = 6;

    /// 255/256, 127/128 and so on as 16-bit fractions: an unused coefficient leaks away.
    private static final int ZERO_LEAK = 32640;

    private static final int POLE1_LEAK = 32640;
    private static final int POLE2_LEAK = 32512;

    /// While no doubled difference is larger, six products cannot add up to more than 16 bits.
    private static final int QUIET_MAX = 32767 / ZEROS;

    private static final int ZERO_STEP = 128;
    private static final int POLE1_STEP = 192;
    private static final int POLE2_STEP = 128;

    /// Bounds within which the two poles are stable.
    private static final int POLE2_MAX = 12288;

    private static final int POLES_MAX = 15360;

    private final int[] zeros = new int[ZEROS];
    /// The last differences, twice their size as sub-block FILTEZ wants them; the newest first.
    private final int[] doubled = new int[ZEROS];

    /// How many more samples a large difference is among the last six.
    private int loudSamples;

    private int pole1;
    private int pole2;
    private int reconstructed1;
    private int partial1;
    private int partial2;
    private int zeroPart;
    private int estimate;

    void reset() {
        Arrays.fill(zeros, 0);
        Arrays.fill(doubled, 0);
        loudSamples = 0;
        pole1 = 0;
        pole2 = 0;
        reconstructed1 = 0;
        partial1 = 0;
        partial2 = 0;
        zeroPart = 0;
        estimate = 0;
    }

    void copyFrom(Predictor other) {
        System.arraycopy(other.zeros, 0, zeros, 0, ZEROS);
        System.arraycopy(other.doubled, 0, doubled, 0, ZEROS);
        loudSamples = other.loudSamples;
        pole1 = other.pole1;
        pole2 = other.pole2;
        reconstructed1 = other.reconstructed1;
        partial1 = other.partial1;
        partial2 = other.partial2;
        zeroPart = other.zeroPart;
        estimate = other.estimate;
    }

    /// All else follows from what is compared here.
    boolean sameAs(Predictor other) {
        return pole1 == other.pole1
                && pole2 == other.pole2
                && reconstructed1 == other.reconstructed1
                && partial1 == other.partial1
                && partial2 == other.partial2
                && estimate == other.estimate
                && zeroPart == other.zeroPart
                && Arrays.equals(zeros, other.zeros)
                && Arrays.equals(doubled, other.doubled);
    }

    /// What the next sample will probably be.
    int estimate() {
        return estimate;
    }

    /// Takes the quantised difference between the sample and its estimate, and estimates the next.
    void add(int difference) {
        int partial = saturated(difference + zeroPart);
        int reconstructed = saturated(difference + estimate);
        adaptPoles(partial);
        int polePart =
                saturated(product(pole1, saturated(2 * reconstructed)) + product(pole2, saturated(2 * reconstructed1)));
        reconstructed1 = reconstructed;
        zeroPart = adaptZeros(saturated(2 * difference));
        estimate = saturated(polePart + zeroPart);
    }

    /// Sub-blocks UPZERO and FILTEZ, from the oldest difference to the newest. No adapted zero can leave 16 bits.
    private int adaptZeros(int newest) {
        int step = newest == 0 ? 0 : ZERO_STEP;
        int sum = 0;
        for (int i = ZEROS - 1; i >= 0; i--) {
            int opposite = (newest ^ doubled[i]) >> 31;
            int zero = product(zeros[i], ZERO_LEAK) + signed(step, opposite);
            int next = i == 0 ? newest : doubled[i - 1];
            zeros[i] = zero;
            doubled[i] = next;
            sum += product(zero, next);
        }
        loudSamples = Math.abs(newest) > QUIET_MAX ? ZEROS : Math.max(0, loudSamples - 1);
        return loudSamples == 0 ? sum : saturatingSum();
    }

    /// The sum saturates at every step.
    private int saturatingSum() {
        int sum = 0;
        for (int i = ZEROS - 1; i >= 0; i--) {
            sum = saturated(sum + product(zeros[i], doubled[i]));
        }
        return sum;
    }

    /// Sub-blocks UPPOL2 and UPPOL1, in this order.
    private void adaptPoles(int partial) {
        int unlikeLast = (partial ^ partial1) >> 31;
        int unlikeLastButOne = (partial ^ partial2) >> 31;
        int drift = saturated(signed(saturated(4 * pole1), ~unlikeLast)) >> 7;
        int adapted2 = product(pole2, POLE2_LEAK) + drift + signed(POLE2_STEP, unlikeLastButOne);
        pole2 = Math.min(POLE2_MAX, Math.max(-POLE2_MAX, adapted2));
        int adapted1 = product(pole1, POLE1_LEAK) + signed(POLE1_STEP, unlikeLast);
        int bound = POLES_MAX - pole2;
        pole1 = Math.min(bound, Math.max(-bound, adapted1));
        partial2 = partial1;
        partial1 = partial;
    }

    /// The value, or minus it where `negative` is -1 and not 0. Half of all signs here are a surprise, over which a
    /// branch would stumble.
    private static int signed(int value, int negative) {
        return (value ^ negative) - negative;
    }
}
