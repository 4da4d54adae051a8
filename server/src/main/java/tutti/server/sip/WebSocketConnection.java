package tutti.server.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import tutti.sip.transport.Flow;

/// One WebSocket of a browser.
///
/// Jetty writes when the peer reads; what it has taken and not yet written is counted here, because it takes
/// everything. Thread: the SIP loop's, unless said otherwise. Source: RFC 7118 §4.2, §6.
final class WebSocketConnection implements Connection {
    /// That many pings may remain without an answer.
    private static final int PINGS_UNANSWERED_MAX = 3;

    private static final int GOING_AWAY = 1001;

    private final Session session;
    private final Flow flow;
    private final AtomicInteger unwrittenBytes = new AtomicInteger();
    private volatile boolean speaksBinary;
    private volatile long lastHeardNanos = System.nanoTime();
    private long lastPingNanos = lastHeardNanos;
    private int pingsUnanswered;

    WebSocketConnection(Session session, Flow flow) {
        this.session = session;
        this.flow = flow;
    }

    /// Something came, in this kind of frame. Thread: any.
    void heard(boolean binary) {
        speaksBinary = binary;
        heard();
    }

    /// Something came. Thread: any.
    void heard() {
        lastHeardNanos = System.nanoTime();
    }

    @Override
    public Flow flow() {
        return flow;
    }

    /// Answers in the kind of frame that the peer used last: both are SIP (§4.2).
    @Override
    public boolean send(byte[] bytes, int offset, int length) {
        if (unwrittenBytes.addAndGet(length) > UNWRITTEN_BYTES_MAX) return false;
        Callback written = written(length);
        if (speaksBinary) session.sendBinary(ByteBuffer.wrap(bytes, offset, length), written);
        else session.sendText(new String(bytes, offset, length, StandardCharsets.UTF_8), written);
        return true;
    }

    private Callback written(int length) {
        return Callback.from(() -> unwrittenBytes.addAndGet(-length), _ -> {});
    }

    @Override
    public Optional<TransportCounter> overdue(ConnectionLimits limits, long nowNanos) {
        if (lastHeardNanos - lastPingNanos >= 0) pingsUnanswered = 0;
        boolean silent = pingsUnanswered >= PINGS_UNANSWERED_MAX
                && nowNanos - lastPingNanos > limits.ping().toNanos();
        return silent ? Optional.of(TransportCounter.SILENT_WEBSOCKETS) : Optional.empty();
    }

    @Override
    public void keepAlive(ConnectionLimits limits, long nowNanos) {
        long quietSinceNanos = Math.max(lastHeardNanos, lastPingNanos);
        if (nowNanos - quietSinceNanos <= limits.ping().toNanos()) return;
        lastPingNanos = nowNanos;
        pingsUnanswered++;
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    /// A peer that does not read would never take a goodbye.
    @Override
    public void close() {
        if (unwrittenBytes.get() > 0) session.disconnect();
        else session.close(GOING_AWAY, "closed by the server", Callback.NOOP);
    }
}
