package tutti.server.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tutti.sip.transport.Flow;

/// The TCP connections there are, by their number and by their peer. Thread: the SIP loop's.
final class TcpConnections {
    /// Connections beyond that are closed as soon as they are accepted, and none is opened.
    static final int CONNECTIONS_MAX = 4_096;

    /// A connection that has carried nothing for so long is closed.
    private static final long IDLE_NANOS = 600_000_000_000L;

    private final Selector selector;
    private final InetSocketAddress local;
    private final Map<Long, TcpConnection> byNumber = new HashMap<>();
    private final Map<InetSocketAddress, TcpConnection> byPeer = new HashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private long numbers = Flow.NO_CONNECTION;

    TcpConnections(Selector selector, InetSocketAddress local) {
        this.selector = selector;
        this.local = local;
    }

    /// Takes a connection that a peer opened.
    void accepted(SocketChannel channel) throws IOException {
        if (byNumber.size() >= CONNECTIONS_MAX) {
            refused.incrementAndGet();
            channel.close();
            return;
        }
        channel.configureBlocking(false);
        register(channel, (InetSocketAddress) channel.getRemoteAddress(), SelectionKey.OP_READ);
    }

    /// The connection that `flow` names, or the one to its peer, or a new one.
    TcpConnection to(Flow flow) throws IOException {
        Optional<TcpConnection> open = Optional.ofNullable(
                flow.connection() == Flow.NO_CONNECTION ? byPeer.get(flow.remote()) : byNumber.get(flow.connection()));
        return open.isPresent() ? open.get() : open(flow.remote());
    }

    private TcpConnection open(InetSocketAddress remote) throws IOException {
        if (byNumber.size() >= CONNECTIONS_MAX) {
            refused.incrementAndGet();
            throw new IOException("more than " + CONNECTIONS_MAX + " connections");
        }
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(remote);
        return register(channel, remote, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }

    private TcpConnection register(SocketChannel channel, InetSocketAddress remote, int interest) throws IOException {
        SelectionKey key = channel.register(selector, interest);
        TcpConnection connection = new TcpConnection(channel, key, remote, local, ++numbers);
        connection.lastUsedNanos = System.nanoTime();
        byNumber.put(connection.flow.connection(), connection);
        byPeer.put(remote, connection);
        return connection;
    }

    void close(TcpConnection connection) {
        byNumber.remove(connection.flow.connection());
        byPeer.remove(connection.flow.remote(), connection);
        connection.close();
    }

    List<TcpConnection> idle(long nowNanos) {
        return byNumber.values().stream()
                .filter(connection -> nowNanos - connection.lastUsedNanos > IDLE_NANOS)
                .toList();
    }

    void closeAll() {
        byNumber.values().forEach(TcpConnection::close);
    }

    /// Connections that were not taken or not opened because there were too many. Thread: any.
    long refused() {
        return refused.get();
    }
}
