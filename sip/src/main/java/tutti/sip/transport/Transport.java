package tutti.sip.transport;

import java.util.Locale;
import java.util.Optional;

/// How messages travel, with the words each specification gives it.
///
/// | | Via | `;transport=` | port | stream | secured |
/// |---|---|---|---|---|---|
/// | [#UDP] | `UDP` | `udp` | 5060 | | |
/// | [#TCP] | `TCP` | `tcp` | 5060 | ✓ | |
/// | [#TLS] | `TLS` | `tls` | 5061 | ✓ | ✓ |
/// | [#WS] | `WS` | `ws` | 80 | | |
/// | [#WSS] | `WSS` | `ws` | 443 | | ✓ |
///
/// Source: RFC 3261 §18, §19.1.2, §26.2.1; RFC 7118 §5, §8.
public enum Transport {
    UDP("udp", 5060, Kind.DATAGRAM, false),
    TCP("tcp", 5060, Kind.STREAM, false),
    TLS("tls", 5061, Kind.STREAM, true),
    WS("ws", 80, Kind.MESSAGES, false),
    WSS("ws", 443, Kind.MESSAGES, true);

    private enum Kind {
        DATAGRAM,
        STREAM,
        MESSAGES
    }

    private final String parameter;
    private final int defaultPort;
    private final Kind kind;
    private final boolean secure;

    Transport(String parameter, int defaultPort, Kind kind, boolean secure) {
        this.parameter = parameter;
        this.defaultPort = defaultPort;
        this.kind = kind;
        this.secure = secure;
    }

    /// What a URI asks for: `secured` is the scheme `sips`, `parameter` the value of its `transport` parameter,
    /// `""` if it has none. Empty for one that we do not speak, and for `sips` over UDP, which cannot be.
    ///
    /// Source: RFC 3263 §4.1, RFC 7118 §5.
    public static Optional<Transport> ofUri(boolean secured, String parameter) {
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.of(secured ? TLS : UDP);
            case "udp" -> secured ? Optional.empty() : Optional.of(UDP);
            case "tcp" -> Optional.of(secured ? TLS : TCP);
            case "tls" -> Optional.of(TLS);
            case "ws" -> Optional.of(secured ? WSS : WS);
            case "wss" -> Optional.of(WSS);
            default -> Optional.empty();
        };
    }

    /// What a Via says (RFC 3261 §20.42, RFC 7118 §5.1).
    public String viaName() {
        return name();
    }

    /// The value of a URI's `transport` parameter.
    public String uriParameter() {
        return parameter;
    }

    /// Where it is spoken unless somebody says otherwise.
    public int defaultPort() {
        return defaultPort;
    }

    /// Whether the transport delivers or says that it cannot; then requests are not retransmitted (RFC 3261
    /// §17.1).
    public boolean isReliable() {
        return kind != Kind.DATAGRAM;
    }

    /// Whether messages come one after the other without a boundary of the transport's own, so that only
    /// Content-Length says where one ends (RFC 3261 §20.14; not so in WebSocket frames, RFC 7118 §4.2).
    public boolean isStream() {
        return kind == Kind.STREAM;
    }

    /// Whether nobody between the two ends of this hop can read or change what is said.
    public boolean isSecure() {
        return secure;
    }
}
