package tutti.server.room;

/// A room or a participant was named who is not here, or not any more; the message says what to do.
public final class NotHereException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotHereException(String message) {
        super(message);
    }
}
