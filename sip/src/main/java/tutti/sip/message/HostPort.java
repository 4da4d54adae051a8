package tutti.sip.message;

import java.util.Optional;
import java.util.OptionalInt;

/// `host [ ":" port ]`: a name, an IPv4 address or an IPv6 address in brackets. Source: RFC 3261 §25.1
/// (`hostport`).
record HostPort(String host, OptionalInt port) {
    private static final int PORT_MAX = 65_535;

    /// White space is allowed around the colon, as a Via's `sent-by` has it.
    static Optional<HostPort> parse(String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String host = (colon < 0 ? text : text.substring(0, colon)).strip();
        if (!isHost(host)) {
            return Optional.empty();
        }
        if (colon < 0) {
            return Optional.of(new HostPort(host, OptionalInt.empty()));
        }
        long port = TextCursor.number(text.substring(colon + 1).strip(), PORT_MAX);
        return port < 0 ? Optional.empty() : Optional.of(new HostPort(host, OptionalInt.of((int) port)));
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return host.endsWith("]") && host.length() > 2 && allOf(host, 1, host.length() - 1, ":.%");
        }
        return !host.isEmpty() && allOf(host, 0, host.length(), "-._");
    }

    private static boolean allOf(String host, int start, int end, String others) {
        for (int i = start; i < end; i++) {
            char c = host.charAt(i);
            if (!TextCursor.isAlphanumeric(c) && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
