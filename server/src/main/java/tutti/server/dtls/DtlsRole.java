package tutti.server.dtls;

/// Who sends the ClientHello, as `a=setup` agreed (RFC 5763 §5).
public enum DtlsRole {
    /// `a=setup:active` is ours: we send the ClientHello.
    CLIENT,
    /// `a=setup:passive` is ours: we wait for it.
    SERVER
}
