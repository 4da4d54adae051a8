package tutti.audio.agc;

/// Gains as 24-bit fractions and the loops that apply them: int to int, so that the compiler vectorises them.
final class GainRamp {
    static final int FRACTION_BITS = 24;
    static final int UNITY = 1 << FRACTION_BITS;

    /// A gain below 16 times a sample of 16 bits has 31 bits when the gain keeps 12 of its fraction.
    private static final int DROPPED_BITS = 12;

    private static final int KEPT_BITS = FRACTION_BITS - DROPPED_BITS;
    private static final int HALF = 1 << (KEPT_BITS - 1);
    private static final int SAMPLE_MAX = 32767;

    private GainRamp() {}

    /// The highest gain, at least 1, at which a sample of magnitude `peak` fits into 16 bits.
    static int ceiling(int peak) {
        return peak >= SAMPLE_MAX
                ? UNITY
                : (int) Math.min(Integer.MAX_VALUE, ((long) SAMPLE_MAX << FRACTION_BITS) / Math.max(1, peak));
    }

    static void hold(int[] samples, int offset, int count, int gain) {
        int factor = gain >> DROPPED_BITS;
        for (int i = offset; i < offset + count; i++) {
            samples[i] = (samples[i] * factor + HALF) >> KEPT_BITS;
        }
    }

    /// From `gain` up to `target` along all of the samples.
    static void rise(int[] samples, int offset, int count, int gain, int target) {
        int slope = (target - gain) / count;
        for (int i = 0; i < count; i++) {
            samples[offset + i] = (samples[offset + i] * ((gain + slope * i) >> DROPPED_BITS) + HALF) >> KEPT_BITS;
        }
    }

    /// From `gain` down to `target` within `rampSamples`, or sooner if a sample would not fit into 16 bits.
    static void fall(int[] samples, int offset, int count, int gain, int target, int rampSamples) {
        int slope = Math.min(Math.floorDiv(target - gain, rampSamples), steepest(samples, offset, rampSamples, gain));
        for (int i = 0; i < rampSamples; i++) {
            int here = (int) Math.max(target, gain + (long) slope * (i + 1));
            samples[offset + i] = (samples[offset + i] * (here >> DROPPED_BITS) + HALF) >> KEPT_BITS;
        }
        hold(samples, offset + rampSamples, count - rampSamples, target);
    }

    private static int steepest(int[] samples, int offset, int count, int gain) {
        int slope = 0;
        for (int i = 0; i < count; i++) {
            int ceiling = ceiling(Math.abs(samples[offset + i]));
            if (ceiling < gain) {
                slope = Math.min(slope, Math.floorDiv(ceiling - gain, i + 1));
            }
        }
        return slope;
    }
}
