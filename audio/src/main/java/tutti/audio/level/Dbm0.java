package tutti.audio.level;

/// Converts between mean squares of 16-bit samples and levels in dBm0, the scale of the telephone network.
///
/// Strict floating point: equal arguments give equal bits on every machine. Thread: any. Allocates nothing.
/// Source: ITU-T G.100.1, G.711; [LevelMeter] says how dBov and dBm0 are related.
public final class Dbm0 {
    /// The lowest level that [#level] returns: that of digital silence.
    public static final double FLOOR_DBM0 = LevelMeter.FLOOR_DBOV - LevelMeter.ZERO_DBM0_DBOV;

    private static final double FULL_SCALE = 32768;

    private Dbm0() {}

    /// Level in dBm0 of samples with this mean square; [#FLOOR_DBM0] for 0.
    public static double level(double meanSquare) {
        if (meanSquare <= 0) {
            return FLOOR_DBM0;
        }
        double levelDbov = 10 * StrictMath.log10(meanSquare / (FULL_SCALE * FULL_SCALE));
        return Math.max(FLOOR_DBM0, levelDbov - LevelMeter.ZERO_DBM0_DBOV);
    }

    /// Mean square of samples of this level.
    public static double meanSquare(double levelDbm0) {
        return FULL_SCALE * FULL_SCALE * ratio(levelDbm0 + LevelMeter.ZERO_DBM0_DBOV);
    }

    /// Ratio of two mean squares that are `differenceDb` apart.
    public static double ratio(double differenceDb) {
        return StrictMath.pow(10, differenceDb / 10);
    }
}
