package tutti.sip.message;

import java.util.Optional;

/// The place of a request in its dialog, and its method again. `number` is below 2³¹. Source: RFC 3261 §8.1.1.5,
/// §20.16.
public record CSeq(long number, String method) {
    private static final long NUMBER_MAX = Integer.MAX_VALUE;

    /// The CSeq that `text` spells, or empty if it spells none or its number is out of range.
    public static Optional<CSeq> parse(String text) {
        TextCursor cursor = new TextCursor(text);
        cursor.skipSpace();
        long number = TextCursor.number(cursor.until(""), NUMBER_MAX);
        cursor.skipSpace();
        String method = cursor.token();
        cursor.skipSpace();
        return number < 0 || method.isEmpty() || !cursor.atEnd()
                ? Optional.empty()
                : Optional.of(new CSeq(number, method));
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
