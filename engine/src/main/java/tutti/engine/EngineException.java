package tutti.engine;

/// A call on the engine that was refused; nothing has changed. The message says what, where and what to do.
public final class EngineException extends RuntimeException {
    private final ErrorCode code;

    public EngineException(ErrorCode code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
