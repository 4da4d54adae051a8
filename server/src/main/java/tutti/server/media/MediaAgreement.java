package tutti.server.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tutti.rtp.lock.MediaOrigin;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.MediaAddress;
import tutti.rtp.sdp.MediaSecurity;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.EncodingWishes;
import tutti.server.config.LearnFrom;

/// What offer and answer agreed on, in a leg's terms: codecs by payload type, addresses resolved.
///
/// @param codec how we encode @param payloadType under which number we send @param packetMillis how long our
/// packets are @param telephoneEvents RTP clock of each payload type that carries key presses @param comfortNoise
/// the number under which the peer takes descriptions of noise @param origin where his packets come from, as far as
/// signalling tells @param sends whether the peer wants to hear
/// @param security how packets are protected
/// @param listens whether the peer's audio counts; not while he has us on hold, so that his hold music stays outside
public record MediaAgreement(
        AudioCodec codec,
        EncodingWishes wishes,
        int payloadType,
        int packetMillis,
        Map<Integer, AudioCodec> codecs,
        Map<Integer, Integer> telephoneEvents,
        OptionalInt comfortNoise,
        MediaOrigin origin,
        Optional<InetSocketAddress> remoteRtcp,
        boolean rtcpMux,
        MediaSecurity security,
        boolean sends,
        boolean listens) {
    /// The peer's SIP came from `signallingHost`; `learnFrom` says whose media may be taken for his.
    public static MediaAgreement of(
            NegotiatedAudio audio, CodecCatalogue catalogue, InetAddress signallingHost, LearnFrom learnFrom) {
        Map<Integer, AudioCodec> codecs = new HashMap<>();
        Map<Integer, Integer> telephoneEvents = new HashMap<>();
        for (Map.Entry<Integer, Codec> accepted : audio.acceptedPayloadTypes().entrySet()) {
            int payloadType = accepted.getKey();
            Codec codec = accepted.getValue();
            if (codec.isTelephoneEvent()) {
                telephoneEvents.put(payloadType, codec.rtpClockHz());
            } else if (codec.isSpeech()) {
                catalogue.of(codec).ifPresent(known -> codecs.put(payloadType, known));
            }
        }
        return new MediaAgreement(
                catalogue.of(audio.codec()).orElseThrow(),
                new EncodingWishes(audio.codecFmtp(), 0),
                audio.sendPayloadType(),
                audio.ptimeMillis(),
                codecs,
                telephoneEvents,
                audio.comfortNoisePayloadType(),
                new MediaOrigin(
                        address(audio.remoteRtp()), Optional.of(signallingHost), learnFrom == LearnFrom.ANYWHERE),
                address(audio.remoteRtcp()),
                audio.rtcpMux(),
                audio.security(),
                audio.sendsRtp() && !audio.remoteHold(),
                audio.direction().receives() && !audio.remoteHold());
    }

    /// The same for a peer who reports that he does not get `lossPercent` of what is sent.
    MediaAgreement whenLosing(double lossPercent) {
        return new MediaAgreement(
                codec,
                wishes.whenLosing(lossPercent),
                payloadType,
                packetMillis,
                codecs,
                telephoneEvents,
                comfortNoise,
                origin,
                remoteRtcp,
                rtcpMux,
                security,
                sends,
                listens);
    }

    /// Only literals: a name in SDP would let a caller make us ask DNS.
    private static Optional<InetSocketAddress> address(MediaAddress media) {
        if (!media.reachable() || !media.literal()) return Optional.empty();
        try {
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(media.host()), media.port()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
