package tutti.server.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The address that a peer reaches us at: what Via, Contact and SDP say to him.
///
/// ```
///   advertised, and the peer is not in a private network ─► advertised
///   bound to one address                                 ─► that
///   bound to a wildcard                                  ─► what the routing table would send to him from
/// ```
/// A peer whose address is private (RFC 1918, RFC 4193), link-local or loopback has no NAT between him and us, so
/// he hears where we really are, unless what is advertised is private itself. An address of the other family
/// helps nobody and is never given.
///
/// Thread: any. Asks the system once a minute for each peer at most, and no DNS.
public final class OwnAddress {
    /// Peers whose address of ours is remembered.
    static final int REMEMBERED_MAX = 4_096;

    private static final long REMEMBERED_NANOS = 60_000_000_000L;

    /// Any port: connecting a datagram socket sends nothing, it only asks the routing table.
    private static final int PROBE_PORT = 9;

    private record Known(InetAddress address, long sinceNanos) {}

    private final InetAddress bind;
    private final Optional<InetAddress> advertised;
    private final Map<InetAddress, Known> routed = new LinkedHashMap<>();

    /// `advertised` is the public address of a NAT before us, if there is one.
    public OwnAddress(InetAddress bind, Optional<InetAddress> advertised) {
        this.bind = bind;
        this.advertised = advertised;
    }

    /// What `peer` is told.
    public InetAddress towards(InetAddress peer) {
        Optional<InetAddress> told = advertised.filter(address -> isForPeer(address, peer));
        if (told.isPresent()) return told.get();
        return bind.isAnyLocalAddress() ? routedTo(peer) : bind;
    }

    /// As [#towards], with a port of ours.
    InetSocketAddress towards(InetAddress peer, int port) {
        return new InetSocketAddress(towards(peer), port);
    }

    private static boolean isForPeer(InetAddress advertised, InetAddress peer) {
        boolean sameFamily = advertised instanceof Inet6Address == peer instanceof Inet6Address;
        return sameFamily && (!isPrivate(peer) || isPrivate(advertised));
    }

    private static boolean isPrivate(InetAddress address) {
        boolean uniqueLocal = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
        return uniqueLocal
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress();
    }

    private synchronized InetAddress routedTo(InetAddress peer) {
        long now = System.nanoTime();
        Known known = routed.get(peer);
        if (known != null && now - known.sinceNanos < REMEMBERED_NANOS) return known.address;
        if (routed.size() >= REMEMBERED_MAX) routed.clear();
        InetAddress address = askRoutingTable(peer);
        routed.put(peer, new Known(address, now));
        return address;
    }

    synchronized int remembered() {
        return routed.size();
    }

    private static InetAddress askRoutingTable(InetAddress peer) {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(peer, PROBE_PORT));
            InetAddress chosen = probe.getLocalAddress();
            return chosen.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : chosen;
        } catch (IOException | UncheckedIOException _) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
