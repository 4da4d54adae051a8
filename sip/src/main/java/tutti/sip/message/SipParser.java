package tutti.sip.message;

import java.util.Arrays;

/// Reads one SIP message from bytes: a datagram, or what a stream's framing cut out.
///
/// Any bytes give a result; nothing is thrown, no regular expression is used, the time is linear in the length.
/// White lines before the start line are skipped, folded lines are joined, compact names are spelled out. Bytes
/// beyond Content-Length are dropped, as a datagram may carry them (RFC 3261 §18.3). A line may end in LF alone.
///
/// Header text that is not UTF-8 is read as ISO 8859-1, so that an old phone's umlaut does not cost its owner
/// the call.
///
/// Thread: any. Allocates the message. Source: RFC 3261 §7, §18.3, §25; RFC 4475.
public final class SipParser {
    /// The longest message, head and body, in bytes.
    public static final int MESSAGE_BYTES_MAX = 65_536;

    /// The most header lines in a message.
    public static final int HEADERS_MAX = 200;

    /// The longest header line once unfolded, and the longest start line, in characters.
    public static final int LINE_LENGTH_MAX = 8_192;

    private SipParser() {}

    /// Reads the message in `bytes[offset … offset+length)`.
    public static ParseResult parse(byte[] bytes, int offset, int length) {
        if (length > MESSAGE_BYTES_MAX) {
            return new Malformed(
                    513, "Message Too Large", false, SipHeaders.builder().build());
        }
        int start = offset;
        int end = offset + length;
        while (start < end && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++;
        }
        int bodyStart = endOfHead(bytes, start, end);
        HeadReader head = new HeadReader(HeadText.decode(bytes, start, bodyStart < 0 ? end : bodyStart));
        head.read();
        if (bodyStart < 0) {
            head.fault(400, "No empty line after the headers");
        }
        int bodyLength = bodyLength(head, end - Math.max(bodyStart, 0));
        return new MessageCheck(head)
                .result(Arrays.copyOfRange(bytes, Math.max(bodyStart, 0), Math.max(bodyStart, 0) + bodyLength));
    }

    /// The index after the first empty line, or -1.
    private static int endOfHead(byte[] bytes, int start, int end) {
        int lineStart = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            int lineLength = i - lineStart;
            if (lineLength == 0 || (lineLength == 1 && bytes[lineStart] == '\r')) {
                return i + 1;
            }
            lineStart = i + 1;
        }
        return -1;
    }

    private static int bodyLength(HeadReader head, int available) {
        if (head.isFaulty()) {
            return 0;
        }
        SipHeaders headers = head.headers();
        if (headers.all("Content-Length").size() > 1) {
            head.fault(400, "More than one Content-Length");
            return 0;
        }
        String declared = headers.first("Content-Length").orElse("");
        if (declared.isEmpty() && !headers.has("Content-Length")) {
            return available;
        }
        long length = TextCursor.number(declared, MESSAGE_BYTES_MAX);
        if (length < 0) {
            head.fault(400, "Content-Length is not a number of 0 to " + MESSAGE_BYTES_MAX);
            return 0;
        }
        if (length > available) {
            head.fault(400, "Content-Length is larger than the body");
            return 0;
        }
        return (int) length;
    }
}
