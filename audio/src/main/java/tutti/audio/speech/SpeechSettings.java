package tutti.audio.speech;

/// How a [SpeechTracker] decides.
///
/// `isTracked` false: every frame is active; speech and levels are still measured. `threshold` is Prosody's
/// `speech_thresh`, greater than 0 and at most 1; larger is less sensitive, above 0.03 usually too little so.
/// `minNoiseLevelDbm0` and `maxNoiseLevelDbm0` bound what is taken for the noise of the line, -90…0 dBm0.
/// `hangoverMillis`, 0…[#HANGOVER_MAX_MILLIS], is how long a frame counts as active after the last speech.
///
/// Fails with an `IllegalArgumentException` outside of these.
/// Source: Prosody `sm_conf_prim_adj_tracking` (`speech_thresh`, `min_noise_level`).
public record SpeechSettings(
        boolean isTracked, double threshold, double minNoiseLevelDbm0, double maxNoiseLevelDbm0, int hangoverMillis) {
    /// The longest hangover that is not refused.
    public static final int HANGOVER_MAX_MILLIS = 2000;

    /// Tracked, 0.01, -55…-35 dBm0, 250 ms.
    public static final SpeechSettings DEFAULT = new SpeechSettings(true, 0.01, -55, -35, 250);

    /// For music, announcements and inputs that must always be heard.
    public static final SpeechSettings ALWAYS_ACTIVE = DEFAULT.tracked(false);

    private static final double NOISE_FLOOR_DBM0 = -90;

    /// Checks the ranges.
    public SpeechSettings {
        require(threshold > 0 && threshold <= 1, "threshold", threshold, "above 0 and at most 1");
        require(
                minNoiseLevelDbm0 >= NOISE_FLOOR_DBM0 && minNoiseLevelDbm0 <= maxNoiseLevelDbm0,
                "lowest noise level",
                minNoiseLevelDbm0,
                "-90 dBm0 or more and not above the highest");
        require(maxNoiseLevelDbm0 <= 0, "highest noise level", maxNoiseLevelDbm0, "0 dBm0 or less");
        require(
                hangoverMillis >= 0 && hangoverMillis <= HANGOVER_MAX_MILLIS,
                "hangover",
                hangoverMillis,
                "0…" + HANGOVER_MAX_MILLIS + " ms");
    }

    /// The same with tracking turned on or off.
    public SpeechSettings tracked(boolean tracked) {
        return new SpeechSettings(tracked, threshold, minNoiseLevelDbm0, maxNoiseLevelDbm0, hangoverMillis);
    }

    /// The same with another threshold.
    public SpeechSettings withThreshold(double newThreshold) {
        return new SpeechSettings(isTracked, newThreshold, minNoiseLevelDbm0, maxNoiseLevelDbm0, hangoverMillis);
    }

    private static void require(boolean holds, String what, double value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("A speech " + what + " of " + value + " cannot be: give " + range);
        }
    }
}
