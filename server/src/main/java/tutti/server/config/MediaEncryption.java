package tutti.server.config;

/// Whether media are encrypted (SRTP).
public enum MediaEncryption {
    /// With everybody who offers it.
    OPTIONAL,
    /// Calls without it are refused.
    REQUIRED,
    /// With nobody.
    OFF
}
