package tutti.engine.play;

/// What has become of a [Play].
///
/// ```
///   READY ──► PLAYING ◄──► PAUSED
///                │  ◄──► UNDERRUN
///                └──► COMPLETE │ ABORTED │ FAILED
/// ```
/// Source: Prosody `sm_replay_status`.
public enum PlayStatus {
    /// Nothing has been heard yet.
    READY,
    /// It is heard.
    PLAYING,
    /// Silence that was asked for; it goes on where it was.
    PAUSED,
    /// Silence, because what should be heard has not come yet: a late writer or disk.
    UNDERRUN,
    /// Heard to its last sample.
    COMPLETE,
    /// Ended by [Play#abort].
    ABORTED,
    /// Heard as far as it could be read: a file could not be read to its end.
    FAILED;

    /// Whether nothing will be heard any more.
    public boolean isOver() {
        return switch (this) {
            case READY, PLAYING, PAUSED, UNDERRUN -> false;
            case COMPLETE, ABORTED, FAILED -> true;
        };
    }
}
