package tutti.server.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.Optional;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// Every socket of SIP, and which of them a flow means. Thread: the SIP loop's, unless said otherwise.
///
/// Sockets are closed by whoever owns the selector they are registered with.
final class SipSockets {
    private final OwnAddress ownAddress;
    private final HandshakeWorker handshakes = new HandshakeWorker();
    private final Connections connections;
    private final Dialler dialler;
    private final UdpSocket udp;
    private final StreamListener tcp;
    private final Optional<StreamListener> tls;

    /// Binds every port. Throws [IOException] when one is busy.
    SipSockets(SipListening listening, Selector selector, Arrivals arrivals, TransportCounters counters)
            throws IOException {
        InetAddress bind = listening.bind();
        ownAddress = new OwnAddress(bind, listening.advertised());
        connections = new Connections(listening.limits(), arrivals, counters, handshakes);
        dialler = new Dialler(selector, connections, listening.dialling());
        StreamListener.Surroundings around =
                new StreamListener.Surroundings(selector, ownAddress, connections, dialler);
        tcp = new StreamListener(new InetSocketAddress(bind, listening.port()), Optional.empty(), around);
        udp = new UdpSocket(tcp.local(), selector, ownAddress, arrivals);
        if (listening.tls().isPresent()) {
            SipListening.Tls secured = listening.tls().get();
            tls = Optional.of(new StreamListener(
                    new InetSocketAddress(bind, secured.port()), Optional.of(secured.context()), around));
        } else {
            tls = Optional.empty();
        }
    }

    InetSocketAddress local() {
        return udp.local();
    }

    Optional<InetSocketAddress> localTls() {
        return tls.map(StreamListener::local);
    }

    Connections connections() {
        return connections;
    }

    /// The way to a peer whom we call. Thread: any.
    Flow flowTo(Transport transport, InetSocketAddress remote) {
        int port = transport == Transport.TLS
                ? localTls().map(InetSocketAddress::getPort).orElse(transport.defaultPort())
                : local().getPort();
        return new Flow(transport, ownAddress.towards(remote.getAddress(), port), remote, Flow.NO_CONNECTION);
    }

    /// The way back to a peer whose new connection came in at `port`. Thread: any.
    Flow flowFrom(Transport transport, int port, InetSocketAddress remote) {
        return new Flow(transport, ownAddress.towards(remote.getAddress(), port), remote, connections.nextNumber());
    }

    /// Sends now or as soon as the peer takes it. Throws if the flow leads nowhere.
    void send(Flow flow, byte[] bytes, int offset, int length) throws IOException {
        switch (flow.transport()) {
            case UDP -> udp.send(flow, bytes, offset, length);
            case TCP, TLS -> connections.send(connectionTo(flow), bytes, offset, length);
            case WS, WSS -> connections.send(standing(flow), bytes, offset, length);
        }
    }

    private Connection connectionTo(Flow flow) throws IOException {
        return flow.connection() == Flow.NO_CONNECTION ? dialler.to(flow) : standing(flow);
    }

    /// Nobody can open a WebSocket to a browser, and the port that a connection came from does not listen.
    private Connection standing(Flow flow) throws IOException {
        return connections.numbered(flow.connection()).orElseThrow(() -> new IOException("the connection is gone"));
    }

    /// Call it every second or so.
    void keepHouse(long nowNanos) {
        connections.keepHouse(nowNanos);
        dialler.keepHouse();
        tcp.keepHouse();
        tls.ifPresent(StreamListener::keepHouse);
    }

    /// Says goodbye on every connection.
    void close() {
        connections.closeAll();
        handshakes.close();
    }
}
