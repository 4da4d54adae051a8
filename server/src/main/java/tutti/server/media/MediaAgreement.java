package tutti.server.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tutti.audio.g711.G711;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.MediaAddress;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.server.playout.AudioDecoder;

/// What offer and answer agreed on, in a leg's terms: decoders by payload type, addresses resolved.
///
/// @param law how we encode @param payloadType under which number we send @param packetMillis how long our
/// packets are @param sends whether the peer wants to hear @param listens whether the peer's audio counts; not
/// while he has us on hold, so that his hold music stays outside
public record MediaAgreement(
        G711 law,
        int payloadType,
        int packetMillis,
        Map<Integer, AudioDecoder> decoders,
        Set<Integer> telephoneEvents,
        Optional<InetSocketAddress> remoteRtp,
        Optional<InetSocketAddress> remoteRtcp,
        boolean rtcpMux,
        boolean sends,
        boolean listens) {
    public static MediaAgreement of(NegotiatedAudio audio) {
        Map<Integer, AudioDecoder> decoders = new HashMap<>();
        Set<Integer> telephoneEvents = new HashSet<>();
        audio.acceptedPayloadTypes().forEach((payloadType, codec) -> {
            if (codec.isTelephoneEvent()) telephoneEvents.add(payloadType);
            else decoders.put(payloadType, new G711Decoder(law(codec)));
        });
        return new MediaAgreement(
                law(audio.codec()),
                audio.sendPayloadType(),
                audio.ptimeMillis(),
                decoders,
                telephoneEvents,
                address(audio.remoteRtp()),
                address(audio.remoteRtcp()),
                audio.rtcpMux(),
                audio.sendsRtp() && !audio.remoteHold(),
                audio.direction().receives() && !audio.remoteHold());
    }

    private static G711 law(Codec codec) {
        return codec.encodingName().equalsIgnoreCase(Codec.PCMA.encodingName()) ? G711.A_LAW : G711.MU_LAW;
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
