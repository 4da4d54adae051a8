package tutti.simulator.caller;

/// A codec that this machine has no library for; the message says why and what to do.
public final class CodecMissingException extends Exception {
    CodecMissingException(String message) {
        super(message);
    }
}
