package tutti.rtp.lock;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// What signalling tells about where a peer's media come from.
///
/// @param media the address in his SDP; none if he gave none that can be sent to, and one that nobody can have counts
///     as none: 0.0.0.0 of an old-style hold, port 0, multicast, unresolved
/// @param signallingHost the host that his SIP comes from, be it his own, his NAT's or a proxy's
/// @param anywhere whether an address may be learned that signalling says nothing of: any, while `media` is of a
///     private network and `signallingHost` is not, and another port of the host of `media`
public record MediaOrigin(Optional<InetSocketAddress> media, Optional<InetAddress> signallingHost, boolean anywhere) {
    /// Nothing is known yet: nobody can be the peer.
    public static final MediaOrigin UNKNOWN = new MediaOrigin(Optional.empty(), Optional.empty(), false);

    public MediaOrigin {
        media = media.filter(MediaOrigin::canBeSentTo);
    }

    /// The SDP says `media`, the SIP came from `signallingHost`, and nothing else is to be learned.
    public static MediaOrigin of(InetSocketAddress media, InetAddress signallingHost) {
        return new MediaOrigin(Optional.of(media), Optional.of(signallingHost), false);
    }

    private static boolean canBeSentTo(InetSocketAddress address) {
        return !address.isUnresolved()
                && address.getPort() != 0
                && !address.getAddress().isAnyLocalAddress()
                && !address.getAddress().isMulticastAddress();
    }
}
