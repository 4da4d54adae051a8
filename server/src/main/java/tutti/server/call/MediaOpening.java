package tutti.server.call;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.rtp.sdp.LocalMedia;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.LearnFrom;
import tutti.server.media.MediaLoop;
import tutti.server.media.MediaPorts;
import tutti.server.media.RtpLeg;
import tutti.sip.transport.Flow;
import tutti.sip.transport.NumericAddress;

/// Gives a new call its ports and its end of the negotiation.
///
/// The description names the address that the peer reaches us at by SIP: behind a NAT the advertised one.
/// Thread: the SIP loop's.
final class MediaOpening {
    private static final int CNAME_OCTETS = 12;
    private static final Logger LOG = LoggerFactory.getLogger(MediaOpening.class);

    private final MediaPorts ports;
    private final MediaLoop loop;
    private final CodecCatalogue codecs;
    private final MediaTerms terms;
    private final LearnFrom learnFrom;
    private final SecureRandom random;
    private boolean exhausted;

    MediaOpening(
            MediaPorts ports,
            MediaLoop loop,
            CodecCatalogue codecs,
            MediaTerms terms,
            LearnFrom learnFrom,
            SecureRandom random) {
        this.ports = ports;
        this.loop = loop;
        this.codecs = codecs;
        this.terms = terms;
        this.learnFrom = learnFrom;
        this.random = random;
    }

    /// Empty when no port is free.
    Optional<CallMedia> towards(Flow flow) {
        Optional<MediaPorts.Pair> pair = ports.acquire();
        if (pair.isEmpty() && !exhausted) {
            LOG.warn("RTP ports are used up; no call can be taken or made until one ends (--rtp-ports)");
        }
        exhausted = pair.isEmpty();
        return pair.map(own -> new CallMedia(
                terms.negotiation(
                        new LocalMedia(NumericAddress.text(flow.local()), own.rtpPort(), own.rtcpPort()), flow),
                ports,
                own,
                loop,
                new RtpLeg.Identity(canonicalName(), random),
                codecs,
                new CallMedia.Origin(flow.remote().getAddress(), learnFrom)));
    }

    /// Unlinkable to a person or a machine. Source: RFC 7022 §4.2.
    private String canonicalName() {
        byte[] name = new byte[CNAME_OCTETS];
        random.nextBytes(name);
        return Base64.getEncoder().encodeToString(name);
    }
}
