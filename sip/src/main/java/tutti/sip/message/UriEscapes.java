package tutti.sip.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// `%41` and back. Source: RFC 3261 §19.1.2.
final class UriEscapes {
    private static final String USER_UNESCAPED = "-_.!~*'()&=+$,;?/";
    private static final String HEADER_UNESCAPED = "-_.!~*'()";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriEscapes() {}

    /// `text` with its escapes undone, as UTF-8; empty if a `%` is not followed by two hexadecimal digits.
    static Optional<String> unescape(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            if (i + 2 >= text.length()
                    || !HexFormat.isHexDigit(text.charAt(i + 1))
                    || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                return Optional.empty();
            }
            bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
            i += 2;
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }

    static String escapeUser(String user) {
        return escape(user, USER_UNESCAPED);
    }

    /// The value of a header in a URI: nothing in it ends it.
    static String escapeHeader(String value) {
        return escape(value, HEADER_UNESCAPED);
    }

    private static String escape(String text, String unescaped) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (TextCursor.isAlphanumeric(c) || unescaped.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HEX.toHexDigits(b));
            }
        }
        return escaped.toString();
    }
}
