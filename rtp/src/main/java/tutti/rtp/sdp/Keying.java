package tutti.rtp.sdp;

import java.util.List;
import java.util.Optional;

/// Agrees on the protection of the audio, exchange by exchange, and never on less than before.
///
/// ```
///   m=            keys offered         answered by
///   RTP/AVP       none                 plain RTP, if permitted and nothing better held before
///   RTP/AVP       crypto, fingerprint  SRTP if permitted here, else as above (RFC 8643: the offerer takes both)
///   RTP/SAVP      crypto, fingerprint  SRTP or a refusal
///   UDP/TLS/…     fingerprint          SRTP by DTLS or a refusal
/// ```
/// An answer to an offer of ours has the protection that we offered, or is refused.
final class Keying {
    private final LocalSecurity local;
    private final SdesTerms sdes;
    private Optional<MediaSecurity> current = Optional.empty();
    private SecurityKind offered = SecurityKind.PLAIN;

    Keying(LocalSecurity local) {
        this.local = local;
        this.sdes = new SdesTerms(local);
    }

    /// What we offer next: what holds, or else what the policy wants; empty if that leaves nothing.
    Optional<SecurityKind> toOffer() {
        return current.map(MediaSecurity::kind).or(local::offered);
    }

    /// The attributes that offer `kind`.
    List<Attribute> offer(SecurityKind kind) {
        offered = kind;
        return switch (kind) {
            case PLAIN -> List.of();
            case SDES -> sdes.offer().stream().map(CryptoAttribute::toAttribute).toList();
            case DTLS -> dtlsAttributes("actpass");
        };
    }

    /// The attributes that answer with `security`.
    List<Attribute> answer(MediaSecurity security) {
        return switch (security) {
            case MediaSecurity.Plain _ -> List.of();
            case MediaSecurity.Sdes agreed -> List.of(new CryptoAttribute(agreed.tag(), agreed.local()).toAttribute());
            case MediaSecurity.Dtls agreed -> dtlsAttributes(agreed.role().setup());
        };
    }

    /// What an offer of the peer would end in.
    SecurityMatch answered(SessionDescription offer, MediaDescription line) {
        Optional<MediaTransport> transport = MediaTransport.of(line.protocol());
        if (transport.isEmpty()) {
            return refused(Refusal.UNSUPPORTED_PROFILE, "Audio is supported over RTP and SRTP only.");
        }
        return switch (transport.get()) {
            case PLAIN -> secured(offer, line).orElseGet(this::plain);
            case SECURE -> secured(offer, line).orElseGet(() -> unsecured(line));
            case SECURE_BY_DTLS -> byDtls(offer, line).orElseGet(() -> unsecured(line));
        };
    }

    /// What an answer to our last offer ends in.
    SecurityMatch accepted(SessionDescription answer, MediaDescription line, String offeredProtocol) {
        Optional<MediaTransport> transport = MediaTransport.of(line.protocol());
        boolean plain = transport.equals(Optional.of(MediaTransport.PLAIN));
        boolean plainOffered = MediaTransport.of(offeredProtocol).equals(Optional.of(MediaTransport.PLAIN));
        if (transport.isEmpty() || plain != plainOffered) {
            return refused(
                    Refusal.UNSUPPORTED_PROFILE,
                    "The answer has another protocol than the offer's " + offeredProtocol + ".");
        }
        Optional<MediaSecurity> security = switch (offered) {
            case PLAIN -> Optional.of(new MediaSecurity.Plain());
            case SDES -> sdes.accepted(line);
            case DTLS -> DtlsTerms.read(answer, line, "passive").flatMap(DtlsTerms::accepted);
        };
        return security.<SecurityMatch>map(SecurityMatch.Fits::new)
                .orElseGet(() -> refused(Refusal.BAD_KEYING, "The answer has no keys that fit the offer's."));
    }

    /// `security` holds from now on.
    void settled(MediaSecurity security) {
        current = Optional.of(security);
        sdes.settled(security);
    }

    private Optional<SecurityMatch> secured(SessionDescription offer, MediaDescription line) {
        return byDtls(offer, line).or(() -> bySdes(line));
    }

    private Optional<SecurityMatch> byDtls(SessionDescription offer, MediaDescription line) {
        if (!local.answers(SecurityKind.DTLS)) {
            return Optional.empty();
        }
        return DtlsTerms.read(offer, line, "active")
                .flatMap(theirs -> theirs.answered(current, local.reaches(offer.connectionOf(line))))
                .map(SecurityMatch.Fits::new);
    }

    private Optional<SecurityMatch> bySdes(MediaDescription line) {
        return local.answers(SecurityKind.SDES) ? sdes.answered(line).map(SecurityMatch.Fits::new) : Optional.empty();
    }

    private SecurityMatch plain() {
        if (!local.answers(SecurityKind.PLAIN)) {
            return refused(Refusal.UNSUPPORTED_PROFILE, "Audio is supported encrypted only.");
        }
        if (current.isPresent() && current.get().kind() != SecurityKind.PLAIN) {
            return refused(Refusal.SECURITY_LOWERED, "The audio of this call is encrypted and stays so.");
        }
        return new SecurityMatch.Fits(new MediaSecurity.Plain());
    }

    private Refused unsecured(MediaDescription line) {
        boolean keysInTheClear = line.attribute(CryptoAttribute.NAME).isPresent()
                && local.policy().answered().contains(SecurityKind.SDES)
                && !local.signallingSecured();
        if (keysInTheClear) {
            return refused(Refusal.UNSUPPORTED_PROFILE, "Keys in a description are taken over TLS only.");
        }
        if (!local.answers(SecurityKind.SDES) && !local.answers(SecurityKind.DTLS)) {
            return refused(Refusal.UNSUPPORTED_PROFILE, "Audio is supported over RTP/AVP and RTP/AVPF only.");
        }
        return refused(Refusal.BAD_KEYING, "The encrypted audio comes without keys that this end can use.");
    }

    private List<Attribute> dtlsAttributes(String setup) {
        String fingerprint = local.fingerprint()
                .map(DtlsFingerprint::toAttributeValue)
                .orElseThrow(() -> new IllegalStateException("DTLS was agreed without a certificate of ours."));
        return List.of(new Attribute("fingerprint", fingerprint), new Attribute("setup", setup));
    }

    private static Refused refused(Refusal refusal, String sentence) {
        return new Refused(refusal, sentence);
    }
}
