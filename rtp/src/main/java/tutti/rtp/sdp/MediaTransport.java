package tutti.rtp.sdp;

import java.util.Locale;
import java.util.Optional;

/// What the protocol of an `m=` line promises. Source: RFC 3551, RFC 4585, RFC 3711 §12, RFC 5764 §8.
enum MediaTransport {
    /// `RTP/AVP[F]`: plain, unless keys are offered with it (RFC 8643).
    PLAIN("RTP/AVP"),
    /// `RTP/SAVP[F]`: SRTP, keys by `a=crypto`, or by DTLS in the older way.
    SECURE("RTP/SAVP"),
    /// `UDP/TLS/RTP/SAVP[F]`: SRTP, keys by DTLS.
    SECURE_BY_DTLS("UDP/TLS/RTP/SAVP");

    private final String protocol;

    MediaTransport(String protocol) {
        this.protocol = protocol;
    }

    static Optional<MediaTransport> of(String protocol) {
        String upper = protocol.toUpperCase(Locale.ROOT);
        for (MediaTransport transport : values()) {
            if (upper.equals(transport.protocol) || upper.equals(transport.protocol + "F")) {
                return Optional.of(transport);
            }
        }
        return Optional.empty();
    }

    /// How we offer `kind` in a first offer.
    static String protocolToOffer(SecurityKind kind) {
        return switch (kind) {
            case PLAIN -> PLAIN.protocol;
            case SDES -> SECURE.protocol;
            case DTLS -> SECURE_BY_DTLS.protocol;
        };
    }
}
