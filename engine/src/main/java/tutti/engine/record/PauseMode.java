package tutti.engine.record;

/// What a pause leaves in the file.
public enum PauseMode {
    /// Silence of the same length: the file stays aligned with the frame clock and with other files.
    SILENCE,
    /// Nothing: the file is shorter by the pause.
    CUT
}
