package tutti.audio.level;

/// RMS and peak level of 16-bit samples in dBov.
///
/// 0 dBov is the level of a square wave of ±32768; a full-scale sine has -3.01 dBov RMS and 0 dBov peak. The
/// scale of the telephone network lies 6.15 dB higher: `dBm0 = dBov + 6.15`, so that a full-scale sine is +3.14
/// dBm0, the overload point of A-law. (µ-law puts its own at +3.17; its decoder reaches that point at 32636, so
/// on this scale µ-law audio reads 0.07 dB low.) Silence and all that is below it reads [#FLOOR_DBOV].
///
/// Sums are exact, the logarithm is strict: the same samples give the same bits on every machine.
/// Thread: any. Allocates nothing.
/// Source: ITU-T G.100.1 (dBov), G.711 (overload points), RFC 6464 §3 (range).
public final class LevelMeter {
    /// The lowest level that is reported.
    public static final double FLOOR_DBOV = -127;

    /// Level of 0 dBm0 in dBov.
    public static final double ZERO_DBM0_DBOV = -6.15;

    private static final double FULL_SCALE = 32768;

    private LevelMeter() {}

    /// RMS level of `samples[offset…offset+count)`, -127…0 dBov; `count` of 0 reads the floor.
    public static double rmsDbov(int[] samples, int offset, int count) {
        return dbov(sumOfSquares(samples, offset, count), count);
    }

    /// Level of the largest magnitude in `samples[offset…offset+count)`, -127…0 dBov.
    public static double peakDbov(int[] samples, int offset, int count) {
        long peak = peak(samples, offset, count);
        return dbov(peak * peak, 1);
    }

    /// RMS level as it travels in the RTP header extension: 0 (loudest) …127 (silent), in steps of -1 dBov.
    ///
    /// Source: RFC 6464 §3.
    public static int rmsMinusDbov(int[] samples, int offset, int count) {
        return (int) -StrictMath.rint(rmsDbov(samples, offset, count));
    }

    /// The largest magnitude in `samples[offset…offset+count)`, 0…32768.
    public static int peak(int[] samples, int offset, int count) {
        int peak = 0;
        for (int i = offset; i < offset + count; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    /// Exact energy of `samples[offset…offset+count)`; frames may be added before they become a level.
    public static long sumOfSquares(int[] samples, int offset, int count) {
        long sum = 0;
        for (int i = offset; i < offset + count; i++) {
            int square = samples[i] * samples[i];
            sum += square;
        }
        return sum;
    }

    /// RMS level of `count` samples with the energy `sumOfSquares`, -127…0 dBov.
    public static double dbov(long sumOfSquares, long count) {
        if (sumOfSquares == 0 || count == 0) {
            return FLOOR_DBOV;
        }
        double ratio = sumOfSquares / (FULL_SCALE * FULL_SCALE * count);
        return Math.max(FLOOR_DBOV, 10 * StrictMath.log10(ratio));
    }
}
