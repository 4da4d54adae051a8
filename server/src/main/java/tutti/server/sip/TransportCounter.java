package tutti.server.sip;

/// What the sockets of SIP count. Each is a total since the start.
public enum TransportCounter {
    /// Messages, to be sent, that a socket refused.
    SEND_FAILURES,
    /// Connections not taken or not opened because there were as many as allowed.
    REFUSED_CONNECTIONS,
    /// Connections not taken because their source had as many as one may.
    REFUSED_FOR_SOURCE,
    /// Connections of ours that nobody took.
    FAILED_CONNECTS,
    /// Connections that did not stand in time: neither connected nor through their TLS handshake.
    SETUP_TIMEOUTS,
    /// TLS that failed: no TLS at all, no common version, a certificate that is not trusted.
    FAILED_HANDSHAKES,
    /// TLS handshakes given up because too many were being computed.
    REFUSED_HANDSHAKES,
    /// Connections closed because their peer does not read.
    SLOW_PEERS,
    /// Connections closed because nobody can say where the next message begins.
    LOST_FRAMINGS,
    /// Connections closed because they had begun a message and did not end it.
    UNFINISHED_MESSAGES,
    /// Connections closed because nothing had come or gone for long.
    IDLE_CONNECTIONS,
    /// WebSockets closed because no pong came.
    SILENT_WEBSOCKETS,
    /// WebSockets refused because of the page that wanted to open them.
    REFUSED_ORIGINS,
    /// WebSockets refused because they do not speak the sub-protocol `sip`.
    REFUSED_SUBPROTOCOLS
}
