package tutti.engine;

/// The range of input and output volumes. Prosody promises at least -24…+8 dB; +24 dB is what the
/// arithmetic takes.
public final class Volume {
    /// The lowest volume; who should not be heard at all is muted.
    public static final double MIN_DB = -24;

    /// The highest volume.
    public static final double MAX_DB = 24;

    /// Leaves every sample as it is.
    public static final double UNITY_DB = 0;

    /// The largest factor of one participant in one individual-volume output; the smallest is 0.
    public static final double FACTOR_MAX = 16;

    private Volume() {}

    /// Fails with `BAD_PARAMETER` unless `volumeDb` is in the range; `whose` begins the sentence.
    public static void requireInRange(String whose, double volumeDb) {
        if (!(volumeDb >= MIN_DB && volumeDb <= MAX_DB)) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    whose + " cannot have a volume of " + volumeDb + " dB; give " + MIN_DB + "…" + MAX_DB);
        }
    }
}
