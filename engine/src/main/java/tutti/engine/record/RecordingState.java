package tutti.engine.record;

/// Whether a recording goes on.
public enum RecordingState {
    RECORDING,
    PAUSED,
    COMPLETE
}
