package tutti.rtp.sdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tutti.rtp.sdp.OfferOutcome.Accepted;
import tutti.rtp.sdp.ParseOutcome.Parsed;
import tutti.rtp.srtp.SrtpProfile;

/// Descriptions and ends of calls for the tests of this package.
final class Sdps {
    static final LocalMedia LOCAL = new LocalMedia("203.0.113.5", 10_000, 10_001);
    static final LocalMedia LOCAL_IPV6 = new LocalMedia("2001:db8::5", 10_000, 10_001);
    static final List<Codec> G711 = List.of(Codec.PCMU, Codec.PCMA, Codec.TELEPHONE_EVENT_8000);
    static final Codec G722 = new Codec("G722", 8000, 1, 9, "");
    static final Codec OPUS = new Codec("opus", 48_000, 2, 111, "useinbandfec=1");
    static final Codec TELEPHONE_EVENT_48000 = new Codec("telephone-event", 48_000, 1, 110, "0-16");
    static final List<Codec> WIDEBAND =
            List.of(OPUS, G722, Codec.PCMU, Codec.PCMA, Codec.TELEPHONE_EVENT_8000, TELEPHONE_EVENT_48000);

    static final DtlsFingerprint FINGERPRINT = new DtlsFingerprint("sha-256", "5A" + ":5A".repeat(31));
    /// Takes all there is, the best first; calls by DTLS.
    static final SecurityPolicy ANYTHING = new SecurityPolicy(
            Set.of(SecurityKind.values()), List.of(SecurityKind.DTLS), List.of(SrtpProfile.values()));

    private Sdps() {}

    static OfferAnswer secure(SecurityPolicy policy, boolean signallingSecured) {
        LocalSecurity security = new LocalSecurity(policy, signallingSecured, Optional.of(FINGERPRINT), new Random(77));
        return new OfferAnswer(new LocalTerms(WIDEBAND, CodecPreference.OURS, LOCAL, security), 77, 1);
    }

    /// For a peer whose messages come from `signallingHost`.
    static OfferAnswer secure(SecurityPolicy policy, InetAddress signallingHost) {
        LocalSecurity security =
                new LocalSecurity(policy, false, Optional.of(FINGERPRINT), new Random(77), Optional.of(signallingHost));
        return new OfferAnswer(new LocalTerms(WIDEBAND, CodecPreference.OURS, LOCAL, security), 77, 1);
    }

    static OfferAnswer g711() {
        return new OfferAnswer(G711, LOCAL, 77, 1);
    }

    static OfferAnswer wideband() {
        return new OfferAnswer(WIDEBAND, LOCAL, 77, 1);
    }

    static String resource(String name) {
        try (InputStream in = Sdps.class.getResourceAsStream("/sdp/" + name + ".sdp")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource sdp/" + name + ".sdp.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A description of the peer at 192.0.2.9 whose lines below `t=` are `mediaLines`.
    static String peer(String... mediaLines) {
        return "v=0\r\no=- 5 6 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n"
                + String.join("\r\n", mediaLines) + "\r\n";
    }

    static Accepted accepted(OfferOutcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("Expected an answer, got " + outcome);
    }

    static NegotiatedAudio agreed(Agreement agreement) {
        if (agreement instanceof Agreement.Agreed agreed) {
            return agreed.audio();
        }
        throw new AssertionError("Expected an agreement, got " + agreement);
    }

    static Refusal refusal(Object outcome) {
        if (outcome instanceof Refused refused) {
            return refused.refusal();
        }
        throw new AssertionError("Expected a refusal, got " + outcome);
    }

    static SessionDescription parsed(String sdp) {
        return switch (SessionDescription.parse(sdp)) {
            case Parsed p -> p.description();
            case ParseOutcome.Malformed m -> throw new AssertionError(m.sentence());
        };
    }

    static MediaDescription onlyLine(String sdp) {
        List<MediaDescription> media = parsed(sdp).media();
        if (media.size() != 1) {
            throw new AssertionError("Expected one media line, got " + media);
        }
        return media.getFirst();
    }

    static List<Integer> ports(String sdp) {
        return parsed(sdp).media().stream().map(MediaDescription::port).toList();
    }

    static long version(String sdp) {
        return Long.parseLong(parsed(sdp).origin().sessionVersion());
    }
}
