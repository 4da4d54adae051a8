package tutti.server.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// Where TCP or TLS connections come in. Thread: the SIP loop's.
final class StreamListener implements Selected {
    private static final int ACCEPTS_PER_ROUND_MAX = 64;

    /// Connections the system keeps for us until we take them; beyond that peers must try again.
    private static final int BACKLOG = 1_024;

    /// What every listener shares.
    record Surroundings(Selector selector, OwnAddress ownAddress, Connections connections, Dialler dialler) {}

    private final ServerSocketChannel channel;
    private final InetSocketAddress local;
    private final SelectionKey key;
    private final Optional<SSLContext> context;
    private final Surroundings around;

    /// Binds at `address`; port 0 takes a free one. With a context it speaks TLS. Throws [IOException] when the
    /// port is busy.
    StreamListener(InetSocketAddress address, Optional<SSLContext> context, Surroundings around) throws IOException {
        this.context = context;
        this.around = around;
        channel = ServerSocketChannel.open(AddressFamily.of(address.getAddress()));
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, BACKLOG);
            local = (InetSocketAddress) channel.getLocalAddress();
            key = channel.configureBlocking(false).register(around.selector(), SelectionKey.OP_ACCEPT, this);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress local() {
        return local;
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
        try {
            for (int i = 0; i < ACCEPTS_PER_ROUND_MAX; i++) {
                SocketChannel accepted = channel.accept();
                if (accepted == null) return;
                take(accepted);
            }
        } catch (IOException e) {
            // Out of descriptors: without a pause the loop would ask again at once and do nothing else.
            key.interestOps(0);
            throw e;
        }
    }

    /// Accepts again after a pause. Call it every second or so.
    void keepHouse() {
        key.interestOps(SelectionKey.OP_ACCEPT);
    }

    private void take(SocketChannel accepted) throws IOException {
        InetSocketAddress remote = (InetSocketAddress) accepted.getRemoteAddress();
        if (remote == null || !around.connections().mayComeFrom(remote.getAddress())) {
            accepted.close();
            return;
        }
        accepted.configureBlocking(false);
        SelectionKey acceptedKey = accepted.register(around.selector(), SelectionKey.OP_READ);
        TcpConnection connection = new TcpConnection(
                accepted, acceptedKey, flow(remote), context.map(StreamListener::engine), around.connections());
        around.connections().accepted(connection);
        around.dialler().remember(connection);
        try {
            connection.begin();
        } catch (IOException e) {
            around.connections().failed(connection, e);
        }
    }

    private Flow flow(InetSocketAddress remote) {
        InetAddress peer = remote.getAddress();
        return new Flow(
                context.isPresent() ? Transport.TLS : Transport.TCP,
                around.ownAddress().towards(peer, local.getPort()),
                remote,
                around.connections().nextNumber());
    }

    private static SSLEngine engine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }
}
