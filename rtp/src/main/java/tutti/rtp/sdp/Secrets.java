package tutti.rtp.sdp;

import java.util.Locale;
import java.util.Set;

/// Which lines of a description hold what must not come into a log.
final class Secrets {
    private static final Set<String> ATTRIBUTES = Set.of(CryptoAttribute.NAME, "ice-pwd", "key-mgmt");

    private Secrets() {}

    static boolean holds(String attributeName) {
        return ATTRIBUTES.contains(attributeName.toLowerCase(Locale.ROOT));
    }

    /// As much of a line as may be shown.
    static String shown(String line) {
        if (line.startsWith("k=")) {
            return "k=";
        }
        Fields.Split split = Fields.splitAt(line, ':');
        return split.head().startsWith("a=") && holds(split.head().substring(2).strip()) ? split.head() : line;
    }
}
