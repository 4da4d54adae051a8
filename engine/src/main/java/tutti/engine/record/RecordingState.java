package tutti.engine.record;

/// Whether a recording goes on.
public enum RecordingState {
    /// What is heard goes to the file.
    RECORDING,
    /// [PauseMode] says what goes to the file instead.
    PAUSED,
    /// It has ended, and the file is closed.
    COMPLETE
}
