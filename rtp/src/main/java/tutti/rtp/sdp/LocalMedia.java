package tutti.rtp.sdp;

/// Where our end of one call receives: an IPv4 or IPv6 literal and the ports of RTP and RTCP, 1…65535. Equal
/// ports mean that we want RTP and RTCP on one port (RFC 5761).
///
/// Throws [IllegalArgumentException] for anything that a peer could not send to.
public record LocalMedia(String host, int rtpPort, int rtcpPort) {
    public LocalMedia {
        HostKind kind = HostKind.of(host);
        if (kind != HostKind.IPV4 && kind != HostKind.IPV6) {
            throw new IllegalArgumentException("Media host '" + host + "' is no IP address; resolve it first.");
        }
        if (HostKind.isUnspecified(host)) {
            throw new IllegalArgumentException(
                    "Media host " + host + " would put every caller on hold; give the address that phones reach.");
        }
        requirePort("RTP", rtpPort);
        requirePort("RTCP", rtcpPort);
    }

    private static void requirePort(String what, int port) {
        if (port < 1 || port > MediaHeader.PORT_MAX) {
            throw new IllegalArgumentException(what + " port " + port + " is not within 1 to 65535.");
        }
    }
}
