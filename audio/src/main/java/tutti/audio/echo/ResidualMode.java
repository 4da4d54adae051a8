package tutti.audio.echo;

/// What an [EchoCanceller] does with what is left of an echo.
public enum ResidualMode {
    /// It stays.
    NONE,
    /// It is muted while the far end is heard and the near end is below the threshold: for conferences.
    MUTING,
    /// It is replaced by noise of the near end's level: for a line with one listener, who would take muting for
    /// a dead line.
    COMFORT_NOISE
}
