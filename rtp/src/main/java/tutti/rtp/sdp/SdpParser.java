package tutti.rtp.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.rtp.sdp.ParseOutcome.Malformed;
import tutti.rtp.sdp.ParseOutcome.Parsed;

/// Reads one description, line by line; an instance reads one text.
///
/// Forgiven: LF or CR for CRLF, no line end at the end, blank lines, blanks at the end of a line, session
/// lines in any order, `s=`, `t=` or `o=` missing or odd, repeated `c=`, unknown lines. Not forgiven:
/// anything that would make us send media to a place nobody named, and anything beyond the limits below.
final class SdpParser {
    static final int TEXT_CHARS_MAX = 65_536;
    static final int MEDIA_LINES_MAX = 16;
    static final int ATTRIBUTES_MAX = 200;
    static final int FORMATS_MAX = 64;
    /// Lines kept without being read, per level.
    static final int OTHER_LINES_MAX = 64;

    static final int EXCERPT_CHARS_MAX = 40;

    private final Section session = new Section();
    private final List<MediaDescription> media = new ArrayList<>();
    private Optional<MediaHeader.Read> openMedia = Optional.empty();
    private Section section = session;
    private Origin origin = Origin.ABSENT;
    private String sessionName = "-";
    private final List<SdpLine> timing = new ArrayList<>();
    private boolean versionSeen;
    private int lineNumber;
    private String line = "";
    private Optional<Malformed> failure = Optional.empty();

    ParseOutcome parse(String text) {
        if (text.length() > TEXT_CHARS_MAX) {
            fail("The description is longer than " + TEXT_CHARS_MAX + " characters.");
        }
        int start = 0;
        while (start < text.length() && failure.isEmpty()) {
            int end = endOfLine(text, start);
            lineNumber++;
            line = text.substring(start, end).stripTrailing();
            readLine();
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        if (failure.isEmpty() && !versionSeen) {
            fail("The description is empty.");
        }
        if (failure.isPresent()) {
            return failure.get();
        }
        closeMedia();
        return new Parsed(new SessionDescription(
                origin, sessionName, session.connections, timing, session.attributes, media, session.otherLines));
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void readLine() {
        if (line.isEmpty()) {
            return;
        }
        if (hasControl(line)) {
            fail("A line contains a control character.");
        } else if (line.length() < 2 || line.charAt(1) != '=' || !isLetter(line.charAt(0))) {
            fail("Every line must be one letter, an equals sign and a value.");
        } else if (!versionSeen) {
            readVersion(line.charAt(0), line.substring(2).strip());
        } else {
            readValue(line.charAt(0), line.substring(2).strip());
        }
    }

    private void readVersion(char type, String value) {
        versionSeen = type == 'v' && value.equals("0");
        if (!versionSeen) {
            fail("A description must begin with v=0.");
        }
    }

    private void readValue(char type, String value) {
        switch (type) {
            case 'm' -> readMedia(value);
            case 'c' -> readConnection(value);
            case 'a' -> readAttribute(value);
            case 'v' -> fail("A body must hold one description only.");
            case 'o', 's', 't', 'r', 'z' -> readSessionValue(type, value);
            default -> keep(type, value);
        }
    }

    private void readSessionValue(char type, String value) {
        if (openMedia.isPresent()) {
            keep(type, value);
            return;
        }
        switch (type) {
            case 'o' -> origin = Origin.of(Fields.words(value));
            case 's' -> sessionName = value.isEmpty() ? "-" : value;
            default -> addWithin(OTHER_LINES_MAX, timing, new SdpLine(type, value), "lines");
        }
    }

    private void readMedia(String value) {
        closeMedia();
        switch (MediaHeader.parse(value)) {
            case MediaHeader.Bad bad -> fail(bad.reason());
            case MediaHeader.Read header -> {
                if (media.size() == MEDIA_LINES_MAX) {
                    fail("A description may hold at most " + MEDIA_LINES_MAX + " media lines.");
                }
                openMedia = Optional.of(header);
                section = new Section();
            }
        }
    }

    private void readConnection(String value) {
        ConnectionAddress.parse(value)
                .ifPresentOrElse(
                        address -> addWithin(OTHER_LINES_MAX, section.connections, address, "connection lines"),
                        () -> fail("A connection line must be IN, IP4 or IP6, and a valid address."));
    }

    private void readAttribute(String value) {
        Fields.Split split = Fields.splitAt(value, ':');
        Attribute attribute = new Attribute(split.head().strip(), split.tail().strip());
        if (attribute.name().isEmpty()) {
            return;
        }
        addWithin(ATTRIBUTES_MAX, section.attributes, attribute, "attributes");
    }

    private void keep(char type, String value) {
        addWithin(OTHER_LINES_MAX, section.otherLines, new SdpLine(type, value), "lines");
    }

    private <T> void addWithin(int max, List<T> list, T element, String what) {
        if (list.size() == max) {
            fail("There may be at most " + max + " " + what + " in a section.");
        } else {
            list.add(element);
        }
    }

    private void closeMedia() {
        openMedia.ifPresent(header -> media.add(new MediaDescription(
                header.media(),
                header.port(),
                header.portCount(),
                header.protocol(),
                header.formats(),
                section.connections,
                section.attributes,
                section.otherLines)));
        openMedia = Optional.empty();
    }

    private void fail(String reason) {
        failure = Optional.of(new Malformed(Math.max(1, lineNumber), excerpt(Secrets.shown(line)), reason));
    }

    /// Without quotes and backslashes too, so that a quoted string of SIP can hold it as it is.
    private static String excerpt(String line) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(line.length(), EXCERPT_CHARS_MAX); i++) {
            char c = line.charAt(i);
            boolean harmless = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
            printable.append(harmless ? c : '.');
        }
        return printable.toString();
    }

    /// ASCII control characters only: text read as ISO 8859-1 holds harmless ones above 0x7f.
    private static boolean hasControl(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// The lists that the session and each media line have alike.
    private static final class Section {
        private final List<ConnectionAddress> connections = new ArrayList<>();
        private final List<Attribute> attributes = new ArrayList<>();
        private final List<SdpLine> otherLines = new ArrayList<>();
    }
}
