package tutti.audio.resample;

/// From sums with a fraction to 16-bit samples.
final class Rounding {
    /// Bits of the fraction that decide: sums below 2^17 sample values keep them exactly.
    private static final int BITS = 7;

    private static final int HALF = 1 << (BITS - 1);

    private Rounding() {}

    /// Stores `count` of `sums`, which have `fractionBits`, as the nearest 16-bit values to every
    /// `step`-th place of `samples` from `offset` on.
    static void store(float[] sums, int count, int fractionBits, int[] samples, int offset, int step) {
        float scale = 1f / (1 << (fractionBits - BITS));
        if (step == 1) {
            for (int i = 0; i < count; i++) {
                samples[offset + i] = rounded(sums[i] * scale);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            samples[offset + i * step] = rounded(sums[i] * scale);
        }
    }

    private static int rounded(float scaled) {
        int nearest = ((int) scaled + HALF) >> BITS;
        return Math.max(Short.MIN_VALUE, Math.min(nearest, Short.MAX_VALUE));
    }
}
