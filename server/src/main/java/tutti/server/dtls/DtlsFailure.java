package tutti.server.dtls;

/// Why a handshake gave no keys, and one sentence for a log or a call's history. Holds no key and no
/// secret.
public record DtlsFailure(Reason reason, String sentence) {
    /// Kinds of failure, counted each.
    public enum Reason {
        /// The certificate is not the one that was signalled (RFC 5763 §6.5: fatal `bad_certificate`).
        WRONG_FINGERPRINT,
        /// The peer showed no certificate.
        NO_CERTIFICATE,
        /// The peer does not speak `use_srtp`, or shares no protection profile with us.
        NO_COMMON_PROFILE,
        /// The handshake took longer than [DtlsLimits#handshakeMillisMax].
        TIMED_OUT,
        /// More than [DtlsLimits#badDatagramsMax] datagrams were no DTLS.
        BAD_DATAGRAMS,
        /// [DtlsLimits#handshakesMax] handshakes ran all the time this one could have waited.
        TOO_MANY_HANDSHAKES,
        /// The peer ended the handshake by an alert.
        ENDED_BY_PEER,
        /// We ended it: what the peer sent breaks the protocol or offers nothing we accept.
        REFUSED
    }
}
