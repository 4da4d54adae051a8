package tutti.sip.transport;

/// Finds the end of a head and its Content-Length in raw bytes, without reading the rest.
final class HeadScan {
    private static final String LONG_NAME = "content-length";
    private static final String SHORT_NAME = "l";

    private HeadScan() {}

    /// The index after the empty line of the head that begins at `start`, looking from `from` on; -1 if it is
    /// not there.
    static int endOfHead(byte[] bytes, int start, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != '\n' || i == start) {
                continue;
            }
            boolean afterLineFeed = bytes[i - 1] == '\n';
            boolean afterCrLf = i - 2 >= start && bytes[i - 1] == '\r' && bytes[i - 2] == '\n';
            if (afterLineFeed || afterCrLf) {
                return i + 1;
            }
        }
        return -1;
    }

    /// The declared length of the body; -1 if there is none, more than one, or one that is no number.
    static int contentLength(byte[] bytes, int start, int end) {
        int found = -1;
        int lineStart = lineAfter(bytes, start, end);
        while (lineStart < end) {
            int next = lineAfter(bytes, lineStart, end);
            while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {
                next = lineAfter(bytes, next, end);
            }
            int colon = colonAfterLengthName(bytes, lineStart, next);
            if (colon >= 0) {
                int length = number(bytes, colon + 1, next);
                if (length < 0 || found >= 0) {
                    return -1;
                }
                found = length;
            }
            lineStart = next;
        }
        return found;
    }

    private static int lineAfter(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return end;
    }

    private static int colonAfterLengthName(byte[] bytes, int start, int end) {
        int nameEnd = start;
        while (nameEnd < end && bytes[nameEnd] != ':' && !isSpace(bytes[nameEnd])) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (colon < end && isSpace(bytes[colon])) {
            colon++;
        }
        boolean isLength = spells(bytes, start, nameEnd, LONG_NAME) || spells(bytes, start, nameEnd, SHORT_NAME);
        return isLength && colon < end && bytes[colon] == ':' ? colon : -1;
    }

    private static boolean spells(byte[] bytes, int start, int end, String name) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            int c = bytes[start + i];
            int lower = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
            if (lower != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int end) {
        int start = from;
        int last = end;
        while (start < last && isSpace(bytes[start])) {
            start++;
        }
        while (last > start && isSpace(bytes[last - 1])) {
            last--;
        }
        if (start == last) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < last; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(value * 10 + digit, SipStream.MESSAGE_BYTES_MAX + 1);
        }
        return value;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
