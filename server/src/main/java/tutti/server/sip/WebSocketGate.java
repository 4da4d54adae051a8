package tutti.server.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// Where WebSockets, which Jetty reads, come to the SIP loop. Thread: the SIP loop's, unless said otherwise.
final class WebSocketGate {
    private static final byte[] PONG = {'\r', '\n'};
    private static final int PING_BYTES = 4;

    private final SipSockets sockets;
    private final TransportCounters counters;
    private final Executor loop;

    WebSocketGate(SipSockets sockets, TransportCounters counters, Executor loop) {
        this.sockets = sockets;
        this.counters = counters;
        this.loop = loop;
    }

    /// Runs `task` on the SIP loop's thread soon. Thread: any.
    void execute(Runnable task) {
        loop.execute(task);
    }

    /// Thread: any.
    void count(TransportCounter counter) {
        counters.count(counter);
    }

    /// The way back to a browser whose WebSocket came in at `port`. Thread: any.
    Flow flow(Transport transport, int port, InetSocketAddress remote) {
        return sockets.flowFrom(transport, port, remote);
    }

    /// Takes a WebSocket; false if there are too many.
    boolean adopt(WebSocketConnection connection) {
        boolean taken =
                sockets.connections().mayComeFrom(connection.flow().remote().getAddress());
        if (taken) sockets.connections().accepted(connection);
        return taken;
    }

    /// Takes one message. Two line ends ask whether we live (RFC 7118 §6, RFC 5626 §4.4.1).
    void message(WebSocketConnection connection, byte[] bytes) {
        boolean ping = bytes.length == PING_BYTES && new String(bytes, StandardCharsets.US_ASCII).isBlank();
        if (ping) sockets.connections().send(connection, PONG, 0, PONG.length);
        else sockets.connections().message(connection.flow(), bytes, 0, bytes.length);
    }

    void ended(WebSocketConnection connection) {
        sockets.connections().close(connection);
    }
}
