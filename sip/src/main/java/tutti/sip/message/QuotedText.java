package tutti.sip.message;

/// `quoted-string` of RFC 3261 §25.1: what stands between the quotes, and back.
final class QuotedText {
    private QuotedText() {}

    /// The content of a quoted string, quotes and backslashes removed. `quoted` is known to begin and end with a
    /// quote.
    static String unquote(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && i + 1 < quoted.length() - 1) {
                i++;
                c = quoted.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }

    /// `text` as a quoted string. Control characters become spaces: a display name may come from anywhere, and
    /// must never end the line it is written to.
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
