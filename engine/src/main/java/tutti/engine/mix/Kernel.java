package tutti.engine.mix;

/// The arithmetic of the mix: flat loops over one frame, written so that the compiler vectorises them.
///
/// All arrays have at least `count` elements. Sums are exact as long as no more than 4,096 inputs meet,
/// each at up to full gain.
final class Kernel {
    private Kernel() {}

    static void copy(int[] from, int[] to, int count) {
        System.arraycopy(from, 0, to, 0, count);
    }

    static void add(int[] sum, int[] samples, int count) {
        for (int i = 0; i < count; i++) sum[i] += samples[i];
    }

    static void subtract(int[] sum, int[] samples, int count) {
        for (int i = 0; i < count; i++) sum[i] -= samples[i];
    }

    static void difference(int[] sum, int[] samples, int[] difference, int count) {
        for (int i = 0; i < count; i++) difference[i] = sum[i] - samples[i];
    }

    /// Whether all of `sum` are 16-bit values.
    static boolean fits(int[] sum, int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) bits |= sum[i] ^ (sum[i] >> 31);
        return bits <= Short.MAX_VALUE;
    }

    static void addScaled(int[] sum, int[] samples, int gain, int count) {
        for (int i = 0; i < count; i++) sum[i] += Gain.apply(samples[i], gain);
    }

    /// As [#addScaled] for samples of more than 16 bits: the same result where both can be used.
    static void addScaledSum(int[] sum, int[] samples, int gain, int count) {
        for (int i = 0; i < count; i++) sum[i] += Gain.applyToSum(samples[i], gain);
    }

    /// Multiplies a sum by a volume; what does not fit an int (more than 65,536 times full scale) becomes
    /// the nearest one, and the limiter makes full scale of it.
    static void scale(int[] sum, int gain, int count) {
        for (int i = 0; i < count; i++) sum[i] = Gain.applyToSum(sum[i], gain);
    }
}
