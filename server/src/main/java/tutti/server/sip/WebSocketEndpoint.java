package tutti.server.sip;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// Jetty's side of one WebSocket; public because Jetty asks for that.
///
/// Each message is a task for the SIP loop, and the next one is asked for when that has run: so of each WebSocket
/// at most one message waits there, and a peer that sends faster than we read waits in his own socket.
///
/// Thread: Jetty's.
public final class WebSocketEndpoint implements Session.Listener {
    private static final int TRY_AGAIN_LATER = 1013;

    private final WebSocketGate gate;
    private Optional<WebSocketConnection> connection = Optional.empty();
    private Optional<Session> session = Optional.empty();

    WebSocketEndpoint(WebSocketGate gate) {
        this.gate = gate;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        boolean internet = opened.getLocalSocketAddress() instanceof InetSocketAddress
                && opened.getRemoteSocketAddress() instanceof InetSocketAddress;
        if (!internet) {
            opened.disconnect();
            return;
        }
        InetSocketAddress local = (InetSocketAddress) opened.getLocalSocketAddress();
        InetSocketAddress remote = (InetSocketAddress) opened.getRemoteSocketAddress();
        Transport transport = opened.isSecure() ? Transport.WSS : Transport.WS;
        Flow flow = gate.flow(transport, local.getPort(), remote);
        WebSocketConnection standing = new WebSocketConnection(opened, flow);
        session = Optional.of(opened);
        connection = Optional.of(standing);
        onLoop(() -> {
            if (gate.adopt(standing)) opened.demand();
            else opened.close(TRY_AGAIN_LATER, "too many connections", Callback.NOOP);
        });
    }

    @Override
    public void onWebSocketText(String message) {
        take(message.getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        callback.succeed();
        take(bytes, true);
    }

    private void take(byte[] bytes, boolean binary) {
        if (connection.isEmpty()) return;
        WebSocketConnection standing = connection.get();
        standing.heard(binary);
        onLoop(() -> {
            gate.message(standing, bytes);
            session.ifPresent(Session::demand);
        });
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        connection.ifPresent(WebSocketConnection::heard);
        session.ifPresent(Session::demand);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // The close that follows says enough.
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        callback.succeed();
        connection.ifPresent(standing -> onLoop(() -> gate.ended(standing)));
    }

    private void onLoop(Runnable task) {
        try {
            gate.execute(task);
        } catch (RejectedExecutionException _) {
            session.ifPresent(Session::disconnect);
        }
    }
}
