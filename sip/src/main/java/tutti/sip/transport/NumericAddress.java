package tutti.sip.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Hosts that are addresses already. Names are left to whoever may ask DNS.
public final class NumericAddress {
    /// Where SIP is spoken unless somebody says otherwise (RFC 3261 §19.1.2).
    public static final int DEFAULT_PORT = 5060;

    private NumericAddress() {}

    /// The address that `host` spells (IPv6 with or without brackets), or empty if it is a name.
    public static Optional<InetAddress> parse(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String literal = bracketed ? host.substring(1, host.length() - 1) : host;
        if (!mayBeNumeric(literal)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notNumeric) {
            return Optional.empty();
        }
    }

    public static Optional<InetSocketAddress> parse(String host, int port) {
        return parse(host).map(address -> new InetSocketAddress(address, port));
    }

    /// The address as a URI or a Via's sent-by has it: an IPv6 address in brackets, without its scope (RFC 3261
    /// §25.1, `host`).
    public static String host(InetSocketAddress socketAddress) {
        String text = text(socketAddress);
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    /// The address as a Via's `received` has it, without brackets or scope.
    public static String text(InetSocketAddress socketAddress) {
        String text = socketAddress.getAddress().getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    private static boolean mayBeNumeric(String literal) {
        boolean digitsAndDots = !literal.isEmpty();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == ':') {
                return true;
            }
            digitsAndDots &= c == '.' || (c >= '0' && c <= '9');
        }
        return digitsAndDots;
    }
}
