package tutti.sip.message;

import java.util.Optional;

/// A number of seconds with parameters: the value of Session-Expires, Min-SE, Retry-After.
///
/// Source: RFC 3261 §25.1 (`delta-seconds`), RFC 4028 §4, §5.
public record DeltaSeconds(int seconds, Parameters parameters) {

    /// The value that `text` spells, a comment in parentheses left out, or empty if it is no number below 2³¹.
    public static Optional<DeltaSeconds> parse(String text) {
        int comment = text.indexOf('(');
        int semicolon = text.indexOf(';');
        TextCursor cursor = new TextCursor(comment < 0 ? text : text.substring(0, comment));
        cursor.skipSpace();
        long seconds = TextCursor.number(cursor.until(";"), Integer.MAX_VALUE);
        if (seconds < 0) {
            return Optional.empty();
        }
        Optional<Parameters> parameters = semicolon < 0 ? Optional.of(Parameters.NONE) : Parameters.read(cursor);
        return parameters.map(p -> new DeltaSeconds((int) seconds, p));
    }

    @Override
    public String toString() {
        return seconds + parameters.toString();
    }
}
