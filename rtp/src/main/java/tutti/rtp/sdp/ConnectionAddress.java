package tutti.rtp.sdp;

import java.util.Optional;

/// The `c=` line: an IPv4 or IPv6 literal or a host name, and for multicast the `/ttl/count` that followed it.
/// Source: RFC 8866 §5.7.
public record ConnectionAddress(String host, String multicastSuffix) {
    static ConnectionAddress of(String host) {
        return new ConnectionAddress(host, "");
    }

    /// Reads the value of a `c=` line; empty if it is none. What the literal is counts, not what `IP4`/`IP6`
    /// claims.
    static Optional<ConnectionAddress> parse(String value) {
        var words = Fields.words(value);
        if (words.size() < 3
                || !words.get(0).equalsIgnoreCase("IN")
                || !words.get(1).regionMatches(true, 0, "IP", 0, 2)) {
            return Optional.empty();
        }
        String address = words.get(2);
        int slash = address.indexOf('/');
        String host = unbracketed(slash < 0 ? address : address.substring(0, slash));
        if (HostKind.of(host) == HostKind.INVALID) {
            return Optional.empty();
        }
        return Optional.of(new ConnectionAddress(host, slash < 0 ? "" : address.substring(slash)));
    }

    /// Some devices write an IPv6 address as they would in a URI.
    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") && host.length() > 2
                ? host.substring(1, host.length() - 1)
                : host;
    }

    String toLineValue() {
        return "IN " + addressType(host) + " " + host + multicastSuffix;
    }

    static String addressType(String host) {
        return HostKind.of(host) == HostKind.IPV6 ? "IP6" : "IP4";
    }
}
