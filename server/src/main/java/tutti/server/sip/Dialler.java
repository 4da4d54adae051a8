package tutti.server.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// Opens connections to peers, without waiting, and finds those that are open.
///
/// A TLS connection is used again only for the host whose certificate was checked when it was opened (RFC 5923
/// §6, RFC 5922 §7.3). Thread: the SIP loop's.
final class Dialler {
    private record Peer(Transport transport, InetSocketAddress address, String host) {
        static Peer of(Flow flow) {
            boolean named = flow.transport() == Transport.TLS;
            return new Peer(
                    flow.transport(), flow.remote(), named ? flow.remote().getHostString() : "");
        }
    }

    private final Selector selector;
    private final Connections connections;
    private final Optional<SSLContext> trust;
    private final Map<Peer, Long> numbers = new HashMap<>();

    Dialler(Selector selector, Connections connections, Optional<SSLContext> trust) {
        this.selector = selector;
        this.connections = connections;
        this.trust = trust;
    }

    /// The connection to the peer of `flow`, which names none: an open one or a new one.
    Connection to(Flow flow) throws IOException {
        Peer peer = Peer.of(flow);
        Optional<Connection> open = Optional.ofNullable(numbers.get(peer)).flatMap(connections::numbered);
        if (open.isPresent()) {
            connections.serves(open.get(), flow);
            return open.get();
        }
        TcpConnection opened = open(flow);
        numbers.put(peer, opened.flow().connection());
        return opened;
    }

    /// Lets a TCP connection that a peer opened serve also what is sent to his address. Not so with TLS: nobody
    /// has checked who he is.
    void remember(TcpConnection accepted) {
        if (accepted.flow().transport() == Transport.TCP) {
            numbers.put(Peer.of(accepted.flow()), accepted.flow().connection());
        }
    }

    private TcpConnection open(Flow flow) throws IOException {
        if (!connections.mayBeOneMore()) throw new IOException("no more connections");
        Optional<SSLEngine> engine =
                flow.transport() == Transport.TLS ? Optional.of(engine(flow.remote())) : Optional.empty();
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            boolean connected = channel.connect(flow.remote());
            SelectionKey key = channel.register(selector, connected ? 0 : SelectionKey.OP_CONNECT);
            Flow numbered = new Flow(flow.transport(), flow.local(), flow.remote(), connections.nextNumber());
            TcpConnection connection = new TcpConnection(channel, key, numbered, engine, connections);
            if (connected) connection.begin();
            connections.opened(connection, flow);
            return connection;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private SSLEngine engine(InetSocketAddress remote) throws IOException {
        SSLContext context = trust.orElseThrow(() -> new IOException("TLS is not set up for calls of ours"));
        SSLEngine engine = context.createSSLEngine(remote.getHostString(), remote.getPort());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// Forgets connections that are gone. Call it every second or so.
    void keepHouse() {
        numbers.values().removeIf(number -> connections.numbered(number).isEmpty());
    }
}
