package tutti.engine;

/// A call on the engine that was refused; nothing has changed. The message says what, where and what to do.
public final class EngineException extends RuntimeException {
    private final ErrorCode code;

    /// A refusal because of `code`, which is put in front of `message`: a sentence that says what, where
    /// and what to do.
    public EngineException(ErrorCode code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    /// Why, for programs.
    public ErrorCode code() {
        return code;
    }
}
