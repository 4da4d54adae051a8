package tutti.engine.record;

import java.util.Collection;
import tutti.engine.roles.Member;

/// Writes one JSON object with its keys in the order in which they are put. Source: RFC 8259 §7.
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    JsonLine put(String key, long value) {
        key(key).append(value);
        return this;
    }

    /// A finite number.
    JsonLine put(String key, double value) {
        key(key).append(value);
        return this;
    }

    JsonLine put(String key, String value) {
        key(key);
        string(value);
        return this;
    }

    JsonLine put(String key, boolean value) {
        key(key).append(value);
        return this;
    }

    /// The numbers of `members`.
    JsonLine put(String key, Collection<Member> members) {
        key(key).append('[');
        int first = text.length();
        for (Member member : members) {
            if (text.length() > first) text.append(',');
            text.append(member.number());
        }
        text.append(']');
        return this;
    }

    private StringBuilder key(String key) {
        if (text.length() > 1) text.append(',');
        string(key);
        return text.append(':');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) character(value.charAt(i));
        text.append('"');
    }

    /// Control characters must be escaped; half a pair of surrogates has no UTF-8 and is written as its
    /// number.
    private void character(char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) text.append("\\u").append(hex(c));
                else text.append(c);
            }
        }
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }

    /// The line, with its end.
    String end() {
        return text + "}\n";
    }
}
