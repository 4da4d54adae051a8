package tutti.rtp.sdp;

import java.util.List;
import java.util.OptionalInt;

/// The value of an `m=` line, or why it is none. Source: RFC 8866 §5.14.
sealed interface MediaHeader {
    int PORT_MAX = 65_535;
    int PORT_COUNT_MAX = 65_535;
    int PAYLOAD_TYPE_MAX = 127;

    record Read(String media, int port, int portCount, String protocol, List<String> formats) implements MediaHeader {}

    record Bad(String reason) implements MediaHeader {}

    static MediaHeader parse(String value) {
        List<String> words = Fields.words(value);
        if (words.size() < 3) {
            return new Bad("A media line needs a media type, a port, a protocol and a format.");
        }
        Fields.Split ports = Fields.splitAt(words.get(1), '/');
        OptionalInt port = Fields.number(ports.head(), PORT_MAX);
        OptionalInt portCount =
                ports.tail().isEmpty() ? OptionalInt.of(1) : Fields.number(ports.tail(), PORT_COUNT_MAX);
        if (port.isEmpty() || portCount.isEmpty()) {
            return new Bad("The port of a media line must be a number from 0 to 65535.");
        }
        String protocol = words.get(2);
        List<String> formats = words.subList(3, words.size());
        // Some phones refuse a stream without repeating a format.
        if (formats.isEmpty() && port.getAsInt() != 0) {
            return new Bad("A media line needs at least one format.");
        }
        if (formats.size() > SdpParser.FORMATS_MAX) {
            return new Bad("A media line may list at most " + SdpParser.FORMATS_MAX + " formats.");
        }
        if (MediaDescription.isRtp(protocol) && !formats.stream().allMatch(MediaHeader::isPayloadType)) {
            return new Bad("An RTP payload type must be a number from 0 to 127.");
        }
        return new Read(words.get(0), port.getAsInt(), portCount.getAsInt(), protocol, List.copyOf(formats));
    }

    private static boolean isPayloadType(String format) {
        return Fields.number(format, PAYLOAD_TYPE_MAX).isPresent();
    }
}
