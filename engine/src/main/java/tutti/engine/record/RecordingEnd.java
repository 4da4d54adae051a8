package tutti.engine.record;

/// Why a recording has ended. Source: Prosody `sm_record_status`, termination reasons.
public enum RecordingEnd {
    /// It goes on, or is paused.
    NOT_YET,
    /// The file reached its largest size.
    LENGTH,
    /// The longest time has passed, pauses and what was left out included.
    TIME,
    /// Nothing was heard from the beginning on.
    INITIAL_SILENCE,
    /// Nothing was heard any more; the status says how long the silence at the end of the file is.
    SILENCE,
    /// It was asked to end.
    STOPPED,
    /// The file could not be created or written; what was written until then is there.
    ERROR
}
