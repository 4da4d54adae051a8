package tutti.sip.call;

/// When a provisional response of ours is repeated until a PRACK confirms it. Source: RFC 3262 §3.
public enum ReliableProvisionals {
    /// Only if the caller requires it.
    WHERE_REQUIRED,
    /// Also if he merely supports it.
    WHERE_SUPPORTED
}
