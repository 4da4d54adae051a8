package tutti.rtp.lock;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// What an address other than the signalled one may become, by its host alone.
///
/// | packets come from | usually | `anywhere` |
/// |---|---|---|
/// | another port of the host that the SDP names | heard | learned |
/// | the host that the SIP came from, if it is another: a NAT | learned | learned |
/// | elsewhere | nothing | learned, if the SDP names a private host and the SIP came from a public one |
///
/// Immutable; [#of] allocates nothing.
final class Claims {
    /// What an address may become.
    enum Claim {
        /// The peer: heard and sent to.
        LEARNED,
        /// Heard, while the signalled address is silent; never sent to.
        HEARD,
        NOTHING
    }

    private static final int OCTETS_IPV4 = 4;

    private final Optional<InetAddress> mediaHost;
    private final Optional<InetAddress> signallingHost;
    private final Claim otherPorts;
    private final Claim elsewhere;

    Claims(MediaOrigin origin) {
        mediaHost = origin.media().map(InetSocketAddress::getAddress);
        signallingHost = origin.signallingHost();
        otherPorts = origin.anywhere() ? Claim.LEARNED : Claim.HEARD;
        boolean behindProxy = mediaHost.filter(Claims::isPrivate).isPresent()
                && signallingHost.filter(host -> !isPrivate(host)).isPresent();
        elsewhere = origin.anywhere() && behindProxy ? Claim.LEARNED : Claim.NOTHING;
    }

    Claim of(InetSocketAddress from) {
        if (from.isUnresolved()) return Claim.NOTHING;
        InetAddress host = from.getAddress();
        if (mediaHost.isPresent() && mediaHost.get().equals(host)) return otherPorts;
        if (signallingHost.isPresent() && signallingHost.get().equals(host)) return Claim.LEARNED;
        return elsewhere;
    }

    /// Not routed in the Internet. Source: RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291 §2.5.
    static boolean isPrivate(InetAddress host) {
        if (host.isSiteLocalAddress() || host.isLinkLocalAddress() || host.isLoopbackAddress()) return true;
        byte[] octets = host.getAddress();
        return octets.length == OCTETS_IPV4
                ? (octets[0] & 0xFF) == 100 && (octets[1] & 0xC0) == 64
                : (octets[0] & 0xFE) == 0xFC;
    }
}
