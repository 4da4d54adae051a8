package tutti.rtp.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Writes our side: the audio line of an offer or an answer, and the session around it.
record LocalAudio(LocalMedia local, long sessionId) {
    /// The audio line that offers `numbers` in their order, protected by `keying`. RTCP on RTP's port is
    /// asked for only where we have one port.
    MediaDescription offerLine(String protocol, Map<Integer, Codec> numbers, List<Attribute> keying) {
        boolean rtcpMux = local.rtcpPort() == local.rtpPort();
        return line(protocol, numbers, RemoteAudio.PTIME_MILLIS_DEFAULT, Direction.SENDRECV, rtcpMux, keying);
    }

    /// The audio line that answers with what was agreed, under the offer's numbers (RFC 3264 §6.1).
    MediaDescription answerLine(String protocol, NegotiatedAudio audio, List<Attribute> keying) {
        Map<Integer, Codec> numbers = new LinkedHashMap<>();
        numbers.put(audio.sendPayloadType(), audio.codec());
        answer(audio.comfortNoisePayloadType(), audio, numbers);
        answer(audio.telephoneEventPayloadType(), audio, numbers);
        return line(protocol, numbers, audio.ptimeMillis(), audio.direction(), audio.rtcpMux(), keying);
    }

    private static void answer(OptionalInt payloadType, NegotiatedAudio audio, Map<Integer, Codec> numbers) {
        payloadType.ifPresent(number -> audio.acceptedCodec(number).ifPresent(codec -> numbers.put(number, codec)));
    }

    SessionDescription session(long version, List<SdpLine> timing, List<MediaDescription> media) {
        return new SessionDescription(
                new Origin(
                        "-",
                        Long.toString(sessionId),
                        Long.toString(version),
                        "IN",
                        ConnectionAddress.addressType(local.host()),
                        local.host()),
                "-",
                List.of(ConnectionAddress.of(local.host())),
                timing,
                List.of(),
                media,
                List.of());
    }

    private MediaDescription line(
            String protocol,
            Map<Integer, Codec> numbers,
            int ptimeMillis,
            Direction direction,
            boolean rtcpMux,
            List<Attribute> keying) {
        List<Attribute> attributes = new ArrayList<>(keying);
        numbers.forEach((payloadType, codec) -> describe(payloadType, codec, attributes));
        attributes.add(new Attribute("ptime", Integer.toString(ptimeMillis)));
        attributes.add(Attribute.flag(direction.attributeName()));
        int rtcpPort = rtcpMux ? local.rtpPort() : local.rtcpPort();
        if (rtcpPort != local.rtpPort() + 1) {
            attributes.add(new Attribute("rtcp", Integer.toString(rtcpPort)));
        }
        if (rtcpMux) {
            attributes.add(Attribute.flag("rtcp-mux"));
        }
        List<String> formats = numbers.keySet().stream().map(String::valueOf).toList();
        return new MediaDescription("audio", local.rtpPort(), 1, protocol, formats, List.of(), attributes, List.of());
    }

    private static void describe(int payloadType, Codec codec, List<Attribute> attributes) {
        String channels = codec.channels() == 1 ? "" : "/" + codec.channels();
        attributes.add(new Attribute(
                "rtpmap", payloadType + " " + codec.encodingName() + "/" + codec.rtpClockHz() + channels));
        if (!codec.fmtp().isEmpty()) {
            attributes.add(new Attribute("fmtp", payloadType + " " + codec.fmtp()));
        }
    }
}
