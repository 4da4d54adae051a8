package tutti.server.trunk;

import java.net.InetSocketAddress;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// Makes the way to a peer whom we call: whoever owns the sockets.
@FunctionalInterface
public interface Paths {
    Flow to(Transport transport, InetSocketAddress remote);
}
