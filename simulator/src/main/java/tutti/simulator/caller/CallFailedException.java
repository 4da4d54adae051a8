package tutti.simulator.caller;

/// A call was not answered; the message says why.
public final class CallFailedException extends Exception {
    private final int status;

    /// `status` is that of the SIP response, 408 if there was none.
    CallFailedException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
