package tutti.sip.message;

/// A position in one line of header text, and the few moves the SIP grammar needs.
///
/// Text has been unfolded, so the only white space is space and tab. Never throws; past the end it stands still.
final class TextCursor {
    /// Answered by [#peek()] at the end of the text.
    static final char END = '\uffff';

    private final String text;
    private int index;

    TextCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return index >= text.length();
    }

    char peek() {
        return atEnd() ? END : text.charAt(index);
    }

    int index() {
        return index;
    }

    void skipSpace() {
        while (!atEnd() && isSpace(text.charAt(index))) {
            index++;
        }
    }

    /// Steps over `expected` and the white space on both sides of it; false, without moving past it, if it is
    /// not there.
    boolean skipSeparator(char expected) {
        skipSpace();
        if (atEnd() || text.charAt(index) != expected) {
            return false;
        }
        index++;
        skipSpace();
        return true;
    }

    /// The longest run of token characters from here, empty if there is none.
    String token() {
        int start = index;
        while (!atEnd() && isToken(text.charAt(index))) {
            index++;
        }
        return text.substring(start, index);
    }

    /// Everything up to white space or one of `stops`.
    String until(String stops) {
        int start = index;
        while (!atEnd() && !isSpace(text.charAt(index)) && stops.indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return text.substring(start, index);
    }

    /// The rest of the text from `start` to here.
    String since(int start) {
        return text.substring(start, index);
    }

    /// Moves to the next `wanted`; false, without moving, if there is none.
    boolean moveTo(char wanted) {
        int found = text.indexOf(wanted, index);
        if (found < 0) {
            return false;
        }
        index = found;
        return true;
    }

    void skip() {
        index = Math.min(index + 1, text.length());
    }

    /// The quoted string that begins here, quotes included; empty if it does not end.
    String quotedString() {
        int end = endOfQuoted(text, index);
        if (end < 0) {
            return "";
        }
        int start = index;
        index = end;
        return text.substring(start, end);
    }

    /// The index after the closing quote of the quoted string at `start`, or -1.
    static int endOfQuoted(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /// `token` of RFC 3261 §25.1.
    static boolean isToken(char c) {
        return isAlphanumeric(c) || "-.!%*_+`'~".indexOf(c) >= 0;
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isToken(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// A decimal number of `0…max`, or -1 for anything else: no sign, no overflow, any number of leading zeros.
    static long number(String digits, long max) {
        if (digits.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
            if (value > max) {
                return -1;
            }
        }
        return value;
    }
}
