package tutti.rtp.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The pieces an SDP value is made of: words between blanks, and unsigned decimal numbers.
final class Fields {
    private Fields() {}

    /// The words of `value`, split at runs of spaces and tabs; no word is empty.
    static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || isBlank(value.charAt(i))) {
                if (i > start) {
                    words.add(value.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /// The text before the first blank, and what follows it without leading blanks ("" if nothing does).
    static Split splitAtBlank(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isBlank(value.charAt(i))) {
                return new Split(value.substring(0, i), value.substring(i).strip());
            }
        }
        return new Split(value, "");
    }

    /// The text before the first `separator`, and what follows it ("" if nothing does).
    static Split splitAt(String value, char separator) {
        int at = value.indexOf(separator);
        return at < 0 ? new Split(value, "") : new Split(value.substring(0, at), value.substring(at + 1));
    }

    /// The number written in `text`, if it is nothing but ASCII digits and at most `max`. Cannot overflow.
    static OptionalInt number(String text, int max) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
            if (value > max) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of((int) value);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    record Split(String head, String tail) {}
}
