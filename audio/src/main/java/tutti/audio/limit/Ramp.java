package tutti.audio.limit;

/// The loops over samples: peak, and a gain that changes along a straight line.
final class Ramp {
    private static final long HALF = 1L << (Gain.FRACTION_BITS - 1);

    private Ramp() {}

    static int peak(int[] sum, int from, int to) {
        int peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, sum[i] ^ (sum[i] >> 31));
        }
        return peak;
    }

    /// Gain change per sample that leads from `gain` to `target` in `count` samples, rounded down: the line may
    /// end below its target by less than `count` units of 2^-30 and is never above it.
    static int slope(int gain, int target, int count) {
        return Math.floorDiv(target - gain, count);
    }

    /// The slope that a falling line from `gain` needs so that every sample of the part fits.
    static int steepest(int[] sum, int from, int to, int gain) {
        int slope = 0;
        for (int i = from; i < to; i++) {
            int ceiling = Gain.ceiling(sum[i] ^ (sum[i] >> 31));
            if (ceiling < gain) {
                slope = Math.min(slope, Math.floorDiv(ceiling - gain, i - from + 1));
            }
        }
        return slope;
    }

    /// `samples = sum × gain`, rounded to nearest, where the gain starts one slope beyond `gain` and never goes
    /// below `floor`.
    static void apply(int[] sum, int[] samples, int from, int to, int gain, int slope, int floor) {
        for (int i = from; i < to; i++) {
            long here = Math.max(floor, gain + (long) slope * (i - from + 1));
            samples[i] = (int) ((sum[i] * here + HALF) >> Gain.FRACTION_BITS);
        }
    }
}
