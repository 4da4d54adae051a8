package tutti.server.packet;

import java.io.IOException;
import java.net.InetSocketAddress;

/// One way to do media packets: a kind of socket, and the poller that goes with it. Thread: any.
public sealed interface PacketNetwork permits PlainNetwork, LinuxNetwork {

    /// A socket at `address`; port 0 takes a free one. Throws [IOException] when the port is taken, the
    /// address is none of this machine or there are too many open files.
    MediaSocket bind(InetSocketAddress address) throws IOException;

    /// The poller of one loop, for sockets that this bound and for no others.
    PacketIo packetIo();

    /// What it is, in words for an operator.
    String description();

    /// What works everywhere.
    static PacketNetwork plain() {
        return new PlainNetwork("");
    }

    /// The best there is on this machine; never fails.
    static PacketNetwork best() {
        return LinuxNetwork.find();
    }
}
