package tutti.server.sip;

import java.util.List;
import java.util.Optional;

/// Which web pages may open a WebSocket.
///
/// A browser says which page asks, and sends that page's visitor's cookies and address along; so without this rule
/// any page could call from inside of a visitor's network. A client that is no browser names no origin and may
/// come: it could name any.
///
/// Source: RFC 6455 §10.2, RFC 6454 §7.
final class OriginRule {
    private static final String EVERY = "*";

    private final List<String> allowed;

    /// `allowed` are origins such as `https://example.org`, or `*` for every page; with none, pages of the host
    /// that serves the WebSocket may.
    OriginRule(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /// Whether a page of `origin` may, when the request is for `host` (`name[:port]`).
    boolean allows(Optional<String> origin, Optional<String> host) {
        if (origin.isEmpty() || allowed.contains(EVERY)) return true;
        if (!allowed.isEmpty()) return allowed.stream().anyMatch(origin.get()::equalsIgnoreCase);
        return host.isPresent() && isOfHost(origin.get(), nameOf(host.get()));
    }

    private static boolean isOfHost(String origin, String name) {
        int authority = origin.indexOf("://");
        return authority > 0 && nameOf(origin.substring(authority + 3)).equalsIgnoreCase(name);
    }

    private static String nameOf(String hostAndPort) {
        int colon = hostAndPort.indexOf(':', Math.max(hostAndPort.indexOf(']'), 0));
        return colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    }
}
