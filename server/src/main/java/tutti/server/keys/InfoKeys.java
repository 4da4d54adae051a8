package tutti.server.keys;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Reads the key out of the body of a SIP INFO.
///
/// `application/dtmf-relay` has lines, one of them `Signal=5` (some devices write `Signal= 5`, and 10, 11 for * and #);
/// `application/dtmf` is the key itself. Neither has a standard: both are as Cisco and many phones since do it.
/// Thread: any.
public final class InfoKeys {
    private static final int BODY_OCTETS_MAX = 1_024;
    private static final String KEYS = "0123456789*#ABCD";

    private InfoKeys() {}

    /// Empty when the body names no key.
    public static Optional<Character> read(String contentType, byte[] body) {
        if (body.length > BODY_OCTETS_MAX) return Optional.empty();
        String text = new String(body, StandardCharsets.UTF_8);
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/dtmf-relay")) {
            return text.lines().map(InfoKeys::signal).flatMap(Optional::stream).findFirst();
        }
        return type.startsWith("application/dtmf") ? key(text) : Optional.empty();
    }

    private static Optional<Character> signal(String line) {
        int equals = line.indexOf('=');
        return equals >= 0 && line.substring(0, equals).strip().equalsIgnoreCase("signal")
                ? key(line.substring(equals + 1))
                : Optional.empty();
    }

    private static Optional<Character> key(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "10" -> Optional.of('*');
            case "11" -> Optional.of('#');
            default -> name.length() == 1 && KEYS.contains(name) ? Optional.of(name.charAt(0)) : Optional.empty();
        };
    }
}
