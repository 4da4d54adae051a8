package tutti.server.packet;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;

/// Datagram channels and a selector: a call of the system for every packet, a time for every poll. Works
/// everywhere.
///
/// @param whyNotBetter why there is no other way on this machine; "" when this one was asked for
public record PlainNetwork(String whyNotBetter) implements PacketNetwork {

    @Override
    public PlainSocket bind(InetSocketAddress address) throws IOException {
        // A socket of both families makes the kernel map every address of every packet.
        boolean ipv4 = address.getAddress() instanceof Inet4Address;
        DatagramChannel channel =
                DatagramChannel.open(ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.bind(address);
            return new PlainSocket(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public PacketIo packetIo() {
        return new NioPacketIo();
    }

    @Override
    public String description() {
        String reason = whyNotBetter.isEmpty() ? "" : " (" + whyNotBetter + ")";
        return "one packet a call, times as exact as the polls" + reason;
    }
}
