package tutti.sip.message;

import java.util.Optional;

/// A display name, a URI and parameters: the value of From, To, Contact, Route, Record-Route.
///
/// `displayName` is `""` if there is none, and has its quotes and escapes removed.
///
/// Source: RFC 3261 §20.10, §25.1 (`name-addr`, `addr-spec`).
public record NameAddress(String displayName, SipUri uri, Parameters parameters) {

    public static NameAddress of(SipUri uri) {
        return new NameAddress("", uri, Parameters.NONE);
    }

    /// The address that `text` spells, or empty if it spells none.
    ///
    /// Without angle brackets everything after the first `;` belongs to the header, and a URI with `?` or `,`
    /// is not allowed. White space inside the brackets and an unquoted comma in the display name are refused
    /// too: guessing there means calling somebody else.
    public static Optional<NameAddress> parse(String text) {
        TextCursor cursor = new TextCursor(text);
        cursor.skipSpace();
        if (cursor.peek() == '"') {
            String quoted = cursor.quotedString();
            cursor.skipSpace();
            return quoted.isEmpty() || cursor.peek() != '<'
                    ? Optional.empty()
                    : bracketed(cursor, QuotedText.unquote(quoted));
        }
        int start = cursor.index();
        if (!cursor.moveTo('<')) {
            return bare(cursor);
        }
        String displayName = cursor.since(start).strip();
        return displayName.indexOf(',') >= 0 || displayName.indexOf('"') >= 0 || displayName.indexOf(';') >= 0
                ? Optional.empty()
                : bracketed(cursor, displayName);
    }

    private static Optional<NameAddress> bracketed(TextCursor cursor, String displayName) {
        cursor.skip();
        int start = cursor.index();
        if (!cursor.moveTo('>')) {
            return Optional.empty();
        }
        Optional<SipUri> uri = SipUri.parse(cursor.since(start));
        cursor.skip();
        return withParameters(cursor, displayName, uri);
    }

    private static Optional<NameAddress> bare(TextCursor cursor) {
        String spelled = cursor.until(";");
        if (spelled.indexOf('?') >= 0 || spelled.indexOf(',') >= 0) {
            return Optional.empty();
        }
        return withParameters(cursor, "", SipUri.parse(spelled));
    }

    private static Optional<NameAddress> withParameters(TextCursor cursor, String displayName, Optional<SipUri> uri) {
        Optional<Parameters> parameters = Parameters.read(cursor);
        return uri.isEmpty() || parameters.isEmpty()
                ? Optional.empty()
                : Optional.of(new NameAddress(displayName, uri.get(), parameters.get()));
    }

    /// The `tag` parameter, `""` if there is none.
    public String tag() {
        return parameters.get("tag").orElse("");
    }

    public NameAddress withTag(String tag) {
        return new NameAddress(displayName, uri, parameters.with("tag", tag));
    }

    /// As written in a message, always with angle brackets.
    @Override
    public String toString() {
        String name = displayName.isEmpty() ? "" : QuotedText.quote(displayName) + " ";
        return name + "<" + uri + ">" + parameters;
    }
}
