package tutti.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// SIP: signalling of calls.
public record SipServerSettings(
        @Setting(value = "Port of SIP, UDP and TCP; 0 takes a free one", max = PortRange.PORT_MAX)
        int port,

        @Setting("Realm of digest authentication: what phones show when they ask for a password")
        String realm,

        @Setting(
                value = "A call whose peer does not refresh it for so long is ended (RFC 4028)",
                min = SESSION_EXPIRES_SECONDS_MIN,
                max = 86_400)
        int sessionExpiresSeconds,

        @Setting("SIP over TLS; on when there is a certificate")
        Tls tls,

        @Setting("SIP over WebSocket, for browsers") WebSocket websocket) {
    /// RFC 4028 §4: no session interval is shorter.
    static final int SESSION_EXPIRES_SECONDS_MIN = 90;

    static final SipServerSettings DEFAULTS = new SipServerSettings(
            5060,
            "tutti",
            1_800,
            new Tls(5061, Optional.empty(), Optional.empty(), Optional.empty()),
            new WebSocket(true, List.of()));

    /// SIP over TLS.
    public record Tls(
            @Setting(value = "Port of SIP over TLS; 0 takes a free one", max = PortRange.PORT_MAX)
            int port,

            @Setting(value = "PEM file of our certificate and those between it and the root", example = "cert.pem")
            Optional<Path> certificate,

            @Setting(value = "PEM file of the certificate's private key, without a password", example = "key.pem")
            Optional<Path> key,

            @Setting(value = "PEM file of the authorities that peers' certificates must come from", example = "ca.pem")
            Optional<Path> trust) {
        public boolean enabled() {
            return certificate.isPresent();
        }
    }

    /// SIP over WebSocket (RFC 7118), on the port of HTTP.
    public record WebSocket(
            @Setting("Whether browsers may sign in with SIP over WebSocket")
            boolean enabled,

            @Setting(
                    value = "Origins of the pages that may; none: those of the same host, '*': every page",
                    example = "['https://example.org']")
            List<String> origins) {
        public WebSocket {
            origins = List.copyOf(origins);
        }
    }

    /// The same on another port.
    public SipServerSettings withPort(int port) {
        return new SipServerSettings(port, realm, sessionExpiresSeconds, tls, websocket);
    }

    public SipServerSettings withTls(Tls tls) {
        return new SipServerSettings(port, realm, sessionExpiresSeconds, tls, websocket);
    }
}
