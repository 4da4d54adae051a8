package tutti.audio.noise;

/// What became of a received silence descriptor.
public enum SidReading {
    /// It is in force now.
    UNDERSTOOD,

    /// Not even a level: nothing changed.
    EMPTY,

    /// The bit that is always zero is not, so this is no level: nothing changed. RFC 3389 §3.1.
    RESERVED_LEVEL,

    /// A coefficient of 255, with which the filter would not be stable: nothing changed. RFC 3389 §3.2.
    UNSTABLE_COEFFICIENT;

    /// Whether the description is a new one.
    public boolean isUnderstood() {
        return this == UNDERSTOOD;
    }
}
