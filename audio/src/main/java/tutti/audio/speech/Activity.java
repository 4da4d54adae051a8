package tutti.audio.speech;

/// What a frame contributes to the conferences it is in.
public enum Activity {
    /// Nothing: a pause.
    INACTIVE,
    /// The first frame after a pause: all of it, behind a fade-in of 2 ms.
    STARTS,
    /// The frame as it is.
    ACTIVE,
    /// The first frame of a pause: a fade-out of 5 ms, then nothing.
    ENDS;

    /// Whether any sample of the frame may be heard.
    public boolean isHeard() {
        return this != INACTIVE;
    }
}
