package tutti.server.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import tutti.sip.transport.Flow;

/// SIP over UDP. Thread: the SIP loop's.
final class UdpSocket implements Selected {
    private static final int DATAGRAM_MAX = 65_536;
    private static final int DATAGRAMS_PER_ROUND_MAX = 64;
    private static final int KERNEL_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final OwnAddress ownAddress;
    private final Arrivals arrivals;
    private final ByteBuffer receiveBuffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private final byte[] received = new byte[DATAGRAM_MAX];

    /// Binds at `address`; port 0 takes a free one. Throws [IOException] when it is busy.
    UdpSocket(InetSocketAddress address, Selector selector, OwnAddress ownAddress, Arrivals arrivals)
            throws IOException {
        this.ownAddress = ownAddress;
        this.arrivals = arrivals;
        channel = DatagramChannel.open(AddressFamily.of(address.getAddress()));
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER_BYTES);
            channel.bind(address);
            local = (InetSocketAddress) channel.getLocalAddress();
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress local() {
        return local;
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (int i = 0; i < DATAGRAMS_PER_ROUND_MAX; i++) {
            receiveBuffer.clear();
            if (!(channel.receive(receiveBuffer) instanceof InetSocketAddress from)) return;
            receiveBuffer.flip();
            int length = receiveBuffer.remaining();
            receiveBuffer.get(received, 0, length);
            Flow flow = Flow.udp(ownAddress.towards(from.getAddress(), local.getPort()), from);
            arrivals.message(flow, received, 0, length);
        }
    }

    /// Sends one datagram; throws if the system does not take it.
    void send(Flow flow, byte[] bytes, int offset, int length) throws IOException {
        if (channel.send(ByteBuffer.wrap(bytes, offset, length), flow.remote()) == 0) {
            throw new IOException("the send buffer is full");
        }
    }
}
