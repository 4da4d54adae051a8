package tutti.server;

/// The server cannot start; the message is one sentence for the operator, with what to change.
public final class StartException extends Exception {
    public StartException(String message) {
        super(message);
    }
}
