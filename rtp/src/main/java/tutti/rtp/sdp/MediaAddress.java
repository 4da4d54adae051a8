package tutti.rtp.sdp;

/// A host as the description wrote it (IPv4 or IPv6 literal, or a name: resolving is the caller's) and a port
/// 0…65535.
public record MediaAddress(String host, int port) {
    /// Whether packets may be sent there. Not to port 0 (stream refused or removed, RFC 3264 §5.1) nor to the
    /// unspecified address (the hold of RFC 2543, RFC 3264 §8.4).
    public boolean reachable() {
        return port != 0 && !HostKind.isUnspecified(host);
    }

    /// Whether `host` is an address rather than a name that has to be looked up.
    public boolean literal() {
        HostKind kind = HostKind.of(host);
        return kind == HostKind.IPV4 || kind == HostKind.IPV6;
    }
}
