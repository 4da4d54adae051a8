package tutti.rtp.sdp;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What one media line of the peer says about DTLS: its strongest fingerprint, and its `a=setup`.
///
/// Of several fingerprints only the strongest is kept, so a peer cannot be made to fall back to a weaker one.
/// Source: RFC 5763 §5, RFC 8122 §5, RFC 8842 §5.
record DtlsTerms(DtlsFingerprint fingerprint, String setup, String tlsId) {
    static Optional<DtlsTerms> read(SessionDescription session, MediaDescription line, String setupDefault) {
        return strongest(line.attributes())
                .or(() -> strongest(session.attributes()))
                .map(fingerprint -> new DtlsTerms(
                        fingerprint,
                        session.inherited(line, "setup").orElse(setupDefault).toLowerCase(Locale.ROOT),
                        session.inherited(line, "tls-id").orElse("")));
    }

    /// Our role if we answer this; `current` is what held so far. An association that goes on keeps its roles
    /// (RFC 8842 §5.3), else we begin: that saves a round trip (RFC 5763 §5). Whom we do not reach must begin
    /// himself.
    Optional<MediaSecurity.Dtls> answered(Optional<MediaSecurity> current, boolean reached) {
        DtlsRole role = reached ? DtlsRole.ACTIVE : DtlsRole.PASSIVE;
        return switch (setup) {
            case "actpass" -> Optional.of(goingOn(current).orElseGet(() -> as(role)));
            case "active" -> Optional.of(as(DtlsRole.PASSIVE));
            case "passive" -> Optional.of(as(DtlsRole.ACTIVE));
            default -> Optional.empty();
        };
    }

    /// Our role if this answers our `actpass`.
    Optional<MediaSecurity.Dtls> accepted() {
        return switch (setup) {
            case "active" -> Optional.of(as(DtlsRole.PASSIVE));
            case "passive" -> Optional.of(as(DtlsRole.ACTIVE));
            default -> Optional.empty();
        };
    }

    private Optional<MediaSecurity.Dtls> goingOn(Optional<MediaSecurity> current) {
        return current.filter(MediaSecurity.Dtls.class::isInstance)
                .map(MediaSecurity.Dtls.class::cast)
                .filter(last -> last.equals(as(last.role())));
    }

    private MediaSecurity.Dtls as(DtlsRole role) {
        return new MediaSecurity.Dtls(role, fingerprint, tlsId);
    }

    private static Optional<DtlsFingerprint> strongest(List<Attribute> attributes) {
        return attributes.stream()
                .filter(a -> a.is("fingerprint"))
                .map(a -> DtlsFingerprint.parse(a.value()))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(DtlsFingerprint::strength));
    }
}
