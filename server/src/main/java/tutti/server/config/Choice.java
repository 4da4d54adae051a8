package tutti.server.config;

/// On, off, or as the call needs it.
public enum Choice {
    AUTO,
    ON,
    OFF
}
