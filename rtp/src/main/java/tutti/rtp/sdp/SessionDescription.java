package tutti.rtp.sdp;

import java.util.List;
import java.util.Optional;

/// A whole description. Source: RFC 8866 §5.
///
/// `timing` holds the `t=`, `r=` and `z=` lines in their order; `otherLines` whatever else stood above the first
/// `m=`. Immutable. [#parse] and [#toSdp] are inverse up to spelling: line ends, order of session lines, blanks.
public record SessionDescription(
        Origin origin,
        String sessionName,
        List<ConnectionAddress> connections,
        List<SdpLine> timing,
        List<Attribute> attributes,
        List<MediaDescription> media,
        List<SdpLine> otherLines) {
    public SessionDescription {
        connections = List.copyOf(connections);
        timing = List.copyOf(timing);
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
        otherLines = List.copyOf(otherLines);
    }

    /// Reads `text`, forgiving what devices are known to get wrong. Never throws; bad text is
    /// [ParseOutcome.Malformed].
    public static ParseOutcome parse(String text) {
        return new SdpParser().parse(text);
    }

    /// Canonical text, every line ended by CRLF.
    public String toSdp() {
        return SdpWriter.write(this);
    }

    /// The value of the first session-level attribute called `name`, "" if that is a mere flag.
    public Optional<String> attribute(String name) {
        return attributes.stream().filter(a -> a.is(name)).map(Attribute::value).findFirst();
    }

    /// Where `line` wants its media: its own first `c=`, else the session's.
    Optional<ConnectionAddress> connectionOf(MediaDescription line) {
        return line.connections().stream()
                .findFirst()
                .or(() -> connections.stream().findFirst());
    }

    /// The attribute of `line`, else the session's.
    Optional<String> inherited(MediaDescription line, String name) {
        return line.attribute(name).or(() -> attribute(name));
    }
}
