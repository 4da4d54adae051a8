package tutti.rtp.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One `m=` line and the lines below it. Source: RFC 8866 §5.14.
///
/// `port` is 0…65535, 0 meaning refused or removed; `portCount` is 1 unless the line said `port/count`. `formats`
/// of an RTP protocol are payload types 0…127 in the sender's order of preference; a refused line may have none.
/// Immutable.
public record MediaDescription(
        String media,
        int port,
        int portCount,
        String protocol,
        List<String> formats,
        List<ConnectionAddress> connections,
        List<Attribute> attributes,
        List<SdpLine> otherLines) {
    public MediaDescription {
        formats = List.copyOf(formats);
        connections = List.copyOf(connections);
        attributes = List.copyOf(attributes);
        otherLines = List.copyOf(otherLines);
    }

    /// The value of the first attribute called `name`, "" if that is a mere flag.
    public Optional<String> attribute(String name) {
        return attributes.stream().filter(a -> a.is(name)).map(Attribute::value).findFirst();
    }

    boolean isAudio() {
        return media.equalsIgnoreCase("audio");
    }

    boolean isRtp() {
        return isRtp(protocol);
    }

    static boolean isRtp(String protocol) {
        return protocol.toUpperCase(Locale.ROOT).contains("RTP/");
    }

    /// This line refused: port 0, protocol and formats as offered. A refused line still needs a format (RFC 3264
    /// §6).
    MediaDescription refused() {
        return new MediaDescription(
                media, 0, 1, protocol, formats.isEmpty() ? List.of("0") : formats, List.of(), List.of(), List.of());
    }
}
