package tutti.audio.limit;

/// Gains as 30-bit fractions: how high one may be for a given peak, and how fast it recovers.
final class Gain {
    static final int FRACTION_BITS = 30;

    private static final int SAMPLE_MAX = 32767;
    private static final long FULL_SCALE = (long) SAMPLE_MAX << FRACTION_BITS;

    /// The gain that the largest possible sum needs; no state is below it.
    static final int MIN = ceiling(Integer.MAX_VALUE);

    private Gain() {}

    /// The highest gain, at most 1, at which a sum of magnitude `peak` (one's complement) fits into 16 bits.
    static int ceiling(int peak) {
        return peak <= SAMPLE_MAX ? Limiter.UNITY : (int) room(peak);
    }

    /// The gain one frame later: a step up, at most to `ceiling`.
    static int recovered(int gain, int ceiling, int peak) {
        long oneDecibelUp = (long) gain + (gain >> 3);
        long step = room(peak) >= oneDecibelUp ? (gain * 3L) >> 6 : gain >> 9;
        return (int) Math.min(gain + step, ceiling);
    }

    /// The gain that brings `peak` to full scale, above 1 if there is room. A negative value is one larger than
    /// its one's complement.
    private static long room(int peak) {
        return FULL_SCALE / (peak + 1L);
    }
}
