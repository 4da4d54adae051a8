package tutti.audio.opus;

/// What was loaded is no libopus that we can use. The message is a sentence that says why.
public final class OpusUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    OpusUnavailableException(String reason) {
        super(reason);
    }
}
