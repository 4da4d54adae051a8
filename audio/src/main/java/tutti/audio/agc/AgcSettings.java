package tutti.audio.agc;

/// What an [AutomaticGain] aims at.
///
/// `targetLevelDbm0`, -90…+3: active speech level of the result. `maxLevelDecay`, 0…1: how fast the estimate of
/// the level may fall, and so the gain rise: 1 is [AutomaticGain#FULL_DECAY_DB_PER_SECOND] of speech, 0 never.
/// `gainMinDb` is at most 0, `gainMaxDb` at least 0, both within ±40 and ±[#GAIN_LIMIT_MAX_DB] dB.
///
/// Fails with an `IllegalArgumentException` outside of these.
/// Source: Prosody `sm_conf_prim_adj_input_settings` (`target_level`, `max_level_decay`).
public record AgcSettings(double targetLevelDbm0, double maxLevelDecay, double gainMinDb, double gainMaxDb) {
    /// The lowest target.
    public static final double TARGET_MIN_DBM0 = -90;

    /// The highest target: about the overload point of the line.
    public static final double TARGET_MAX_DBM0 = 3;

    /// `gainMinDb` is not below this.
    public static final double GAIN_LIMIT_MIN_DB = -40;

    /// `gainMaxDb` is not above this.
    public static final double GAIN_LIMIT_MAX_DB = 24;

    /// -12 dBm0, as Prosody records; the gain rises by 4 dB in a second of speech, -40…+20 dB.
    public static final AgcSettings DEFAULT = new AgcSettings(-12, 0.1, GAIN_LIMIT_MIN_DB, 20);

    /// Checks the ranges.
    public AgcSettings {
        require("target level in dBm0", targetLevelDbm0, TARGET_MIN_DBM0, TARGET_MAX_DBM0);
        require("level decay", maxLevelDecay, 0, 1);
        require("lowest gain in dB", gainMinDb, GAIN_LIMIT_MIN_DB, 0);
        require("highest gain in dB", gainMaxDb, 0, GAIN_LIMIT_MAX_DB);
    }

    /// The same with another target.
    public AgcSettings withTarget(double newTargetLevelDbm0) {
        return new AgcSettings(newTargetLevelDbm0, maxLevelDecay, gainMinDb, gainMaxDb);
    }

    private static void require(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "Gain control with a " + what + " of " + value + " cannot be: give " + least + "…" + most);
        }
    }
}
