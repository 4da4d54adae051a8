package tutti.engine.mix;

/// Gain as an integer with 12 fraction bits, so that a scaled sample is exact and the same on every
/// machine.
///
/// Source: Prosody volumes are whole decibels, at least -24…+8 dB (`sm_conf_prim_adj_input`), and linear
/// factors of individual volume are 10^(dB/20) (`sm_conf_prim_add`).
public final class Gain {
    private static final int FRACTION_BITS = 12;
    private static final int HALF = 1 << (FRACTION_BITS - 1);

    /// 0 dB: every sample stays as it is.
    public static final int UNITY = 1 << FRACTION_BITS;

    /// Every sample becomes 0.
    public static final int SILENT = 0;

    /// +24 dB: the largest gain whose product with a 16-bit sample still fits an int.
    public static final int MAX = 16 * UNITY;

    private Gain() {}

    /// The nearest gain to a linear `factor` of 0…16; outside of that the nearer end.
    public static int ofFactor(double factor) {
        return Math.clamp(Math.round(factor * UNITY), SILENT, MAX);
    }

    /// The nearest gain to `volumeDb`; the ends as in [#ofFactor].
    public static int ofDecibels(double volumeDb) {
        return ofFactor(StrictMath.pow(10, volumeDb / 20));
    }

    /// `gain` as a linear factor, 1 for [#UNITY].
    public static double factor(int gain) {
        return gain / (double) UNITY;
    }

    /// `sample` (16 bit) times `gain`, rounded to the nearest integer, halves up. May exceed 16 bits.
    public static int apply(int sample, int gain) {
        return (sample * gain + HALF) >> FRACTION_BITS;
    }

    /// `sum` (any int) times `gain`, rounded as by [#apply]; the nearest int when the product is none.
    public static int applyToSum(int sum, int gain) {
        return Math.clamp((sum * (long) gain + HALF) >> FRACTION_BITS, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// As [#apply(int[], int[], int, int)] for samples of more than 16 bits.
    public static void applyToSums(int[] sums, int[] scaled, int gain, int count) {
        for (int i = 0; i < count; i++) scaled[i] = applyToSum(sums[i], gain);
    }

    /// Scales `samples[0…count)` (16 bit) into `scaled`, which may be the same array.
    public static void apply(int[] samples, int[] scaled, int gain, int count) {
        for (int i = 0; i < count; i++) scaled[i] = apply(samples[i], gain);
    }
}
