package tutti.audio.detect.dtmf;

/// What counts as a digit. Nations differ; the defaults are the union of what Q.24 wants detected.
///
/// - `minimumLevelDbm0`: softest level of either tone, -60…0 dBm0.
/// - `highAboveLowMaxDb`, `lowAboveHighMaxDb`: twist either way, 0…20 dB.
/// - `minimumDurationMillis`: shortest tone that is a digit, 20…200 ms; measured to about 1 ms on a clean line.
/// - `minimumPauseMillis`: shortest pause that makes two digits of one, 10…200 ms, in steps of 5; pauses from 5 ms
///   below to 5 ms above it may go either way.
///
/// Source: ITU-T Q.24 Table A-1 (levels 0…-27, twist +4/-8 up to ±10, tones 23/40 ms, pauses 10/30 ms).
public record DtmfSettings(
        double minimumLevelDbm0,
        double highAboveLowMaxDb,
        double lowAboveHighMaxDb,
        int minimumDurationMillis,
        int minimumPauseMillis) {
    /// The defaults: -36 dBm0, +6/-10 dB, 24 ms, 20 ms.
    public static final DtmfSettings DEFAULT = new DtmfSettings(-36, 6, 10, 24, 20);

    private static final double LEVEL_MIN_DBM0 = -60;
    private static final double TWIST_MAX_DB = 20;
    private static final int DURATION_MIN_MILLIS = 20;
    private static final int PAUSE_MIN_MILLIS = 10;
    private static final int MILLIS_MAX = 200;

    /// Fails with an `IllegalArgumentException` if a value is outside its range.
    public DtmfSettings {
        require("minimumLevelDbm0", minimumLevelDbm0, LEVEL_MIN_DBM0, 0);
        require("highAboveLowMaxDb", highAboveLowMaxDb, 0, TWIST_MAX_DB);
        require("lowAboveHighMaxDb", lowAboveHighMaxDb, 0, TWIST_MAX_DB);
        require("minimumDurationMillis", minimumDurationMillis, DURATION_MIN_MILLIS, MILLIS_MAX);
        require("minimumPauseMillis", minimumPauseMillis, PAUSE_MIN_MILLIS, MILLIS_MAX);
    }

    private static void require(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + min + "…" + max);
        }
    }

    /// These settings with another minimum level of either tone.
    public DtmfSettings withMinimumLevelDbm0(double dbm0) {
        return new DtmfSettings(dbm0, highAboveLowMaxDb, lowAboveHighMaxDb, minimumDurationMillis, minimumPauseMillis);
    }

    /// These settings with other limits of twist.
    public DtmfSettings withTwistDb(double highAboveLowMax, double lowAboveHighMax) {
        return new DtmfSettings(
                minimumLevelDbm0, highAboveLowMax, lowAboveHighMax, minimumDurationMillis, minimumPauseMillis);
    }

    /// These settings with another minimum duration.
    public DtmfSettings withMinimumDurationMillis(int millis) {
        return new DtmfSettings(minimumLevelDbm0, highAboveLowMaxDb, lowAboveHighMaxDb, millis, minimumPauseMillis);
    }

    /// These settings with another minimum pause.
    public DtmfSettings withMinimumPauseMillis(int millis) {
        return new DtmfSettings(minimumLevelDbm0, highAboveLowMaxDb, lowAboveHighMaxDb, minimumDurationMillis, millis);
    }
}
