package tutti.server.call;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The address that a peer reaches us at: the one we are bound to, or with a wildcard the one the system would
/// use.
final class LocalAddress {
    private final InetAddress bind;

    LocalAddress(InetAddress bind) {
        this.bind = bind;
    }

    InetAddress towards(InetSocketAddress peer) {
        if (!bind.isAnyLocalAddress()) return bind;
        // Connecting a datagram socket sends nothing; it only asks the routing table.
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(peer);
            InetAddress chosen = probe.getLocalAddress();
            return chosen.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : chosen;
        } catch (IOException | java.io.UncheckedIOException _) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
