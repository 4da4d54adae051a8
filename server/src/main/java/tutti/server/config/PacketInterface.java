package tutti.server.config;

/// How media packets are read from the system and written to it.
public enum PacketInterface {
    /// The best there is on this machine.
    AUTO,
    /// What works everywhere.
    PLAIN
}
