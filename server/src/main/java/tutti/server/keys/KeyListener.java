package tutti.server.keys;

/// Told of every key that a caller presses, once, however many ways it comes. Thread: the SIP loop's; must not block.
@FunctionalInterface
public interface KeyListener {
    KeyListener SILENT = (_, _, _) -> {};

    /// Caller number `call` pressed `digit`: 0–9, *, #, A–D. Never to be logged: it may be part of a PIN.
    void pressed(long call, char digit, KeyOrigin origin);
}
