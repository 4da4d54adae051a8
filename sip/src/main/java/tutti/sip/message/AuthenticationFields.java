package tutti.sip.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The value of WWW-Authenticate, Authorization and their Proxy- sisters: a scheme and its fields. Never printed:
/// an answer is as good as a password until its nonce is used up.
///
/// Source: RFC 3261 §20.7, §20.44, §25.1 (`challenge`, `credentials`).
public final class AuthenticationFields {
    private final String scheme;
    private final Map<String, String> fields;

    private AuthenticationFields(String scheme, Map<String, String> fields) {
        this.scheme = scheme;
        this.fields = fields;
    }

    /// What `value` spells, or empty if it is no scheme and a list of `name=value`, or gives a name twice: two
    /// readers might each take another one.
    public static Optional<AuthenticationFields> parse(String value) {
        TextCursor cursor = new TextCursor(value);
        cursor.skipSpace();
        String scheme = cursor.token();
        Map<String, String> fields = new HashMap<>();
        boolean more = !scheme.isEmpty() && TextCursor.isSpace(cursor.peek());
        while (more) {
            cursor.skipSpace();
            String name = cursor.token();
            if (name.isEmpty() || !cursor.skipSeparator('=')) {
                return Optional.empty();
            }
            boolean quoted = cursor.peek() == '"';
            String text = quoted ? cursor.quotedString() : cursor.until(",\"");
            if (quoted && text.isEmpty()) {
                return Optional.empty();
            }
            String plain = quoted ? QuotedText.unquote(text) : text;
            if (fields.put(name.toLowerCase(Locale.ROOT), plain) != null) {
                return Optional.empty();
            }
            more = cursor.skipSeparator(',');
        }
        return cursor.atEnd() && !fields.isEmpty()
                ? Optional.of(new AuthenticationFields(scheme.toLowerCase(Locale.ROOT), fields))
                : Optional.empty();
    }

    /// Lower case: `digest`, `basic`, …
    public String scheme() {
        return scheme;
    }

    /// The value of the field `name` (lower case), without quotes.
    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /// The same, `""` for a field that is not there.
    public String text(String name) {
        return get(name).orElse("");
    }

    /// `text` as a quoted string, for those who write such a value.
    public static String quote(String text) {
        return QuotedText.quote(text);
    }

    @Override
    public String toString() {
        return scheme + " authentication";
    }
}
