package tutti.sip.transport;

/// How messages travel. Source: RFC 3261 §18.
public enum Transport {
    UDP(false),
    TCP(true);

    private final boolean reliable;

    Transport(boolean reliable) {
        this.reliable = reliable;
    }

    /// Whether the transport delivers or says that it cannot; then requests are not retransmitted (RFC 3261
    /// §17.1).
    public boolean isReliable() {
        return reliable;
    }
}
