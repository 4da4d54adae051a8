package tutti.server.sip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import tutti.sip.transport.Flow;
import tutti.sip.transport.FrameSink;
import tutti.sip.transport.SipStream;

/// One TCP connection, with TLS or without.
///
/// ```
///   socket ─► (TlsSession) ─► SipStream ─► Connections
///   socket ◄─ unwritten ◄─ (TlsSession) ◄─ send
/// ```
/// Thread: the SIP loop's.
final class TcpConnection implements Connection, Selected {
    private static final byte[] PONG = {'\r', '\n'};

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Flow flow;
    private final Connections owner;
    private final SipStream stream = new SipStream();
    private final Frames frames = new Frames();
    private final ArrayDeque<ByteBuffer> unwritten = new ArrayDeque<>();
    private final Optional<TlsSession> tls;
    private final long beganNanos = System.nanoTime();
    private long lastUsedNanos = beganNanos;
    private long messageBeganNanos = beganNanos;
    private int unwrittenBytes;
    private boolean framed = true;

    TcpConnection(SocketChannel channel, SelectionKey key, Flow flow, Optional<SSLEngine> engine, Connections owner) {
        this.channel = channel;
        this.key = key;
        this.flow = flow;
        this.owner = owner;
        tls = engine.map(secured -> new TlsSession(secured, new TlsPort(), owner.scratch()));
        key.attach(this);
    }

    /// The socket's side of TLS.
    private final class TlsPort implements TlsSession.Port {
        @Override
        public void record(byte[] bytes) {
            keep(ByteBuffer.wrap(bytes));
        }

        @Override
        public void plain(ByteBuffer bytes) {
            feed(bytes);
        }

        @Override
        public boolean compute(Runnable work) {
            return owner.compute(TcpConnection.this, work);
        }
    }

    /// The socket's side of SIP.
    private final class Frames implements FrameSink {
        @Override
        public void message(byte[] bytes, int offset, int length) {
            messageBeganNanos = System.nanoTime();
            owner.message(flow, bytes, offset, length);
        }

        @Override
        public void ping() {
            owner.send(TcpConnection.this, PONG, 0, PONG.length);
        }
    }

    @Override
    public Flow flow() {
        return flow;
    }

    /// Whether messages can go: it is connected, and TLS is through its handshake.
    boolean isStanding() {
        return channel.isConnected() && tls.map(TlsSession::isEstablished).orElse(true);
    }

    boolean isConnected() {
        return channel.isConnected();
    }

    /// Begins TLS, if there is any, once the socket is connected.
    void begin() throws IOException {
        if (tls.isPresent()) tls.get().begin();
        flush();
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
        if (ready.isConnectable() && channel.finishConnect()) begin();
        if (ready.isValid() && ready.isWritable()) flush();
        if (ready.isValid() && ready.isReadable()) read();
    }

    private void read() throws IOException {
        ByteBuffer arrived = owner.scratch().socket.clear();
        if (channel.read(arrived) < 0) {
            owner.ended(this);
            return;
        }
        lastUsedNanos = System.nanoTime();
        arrived.flip();
        if (tls.isPresent()) tls.get().receive(arrived);
        else feed(arrived);
        afterReading();
    }

    /// The part of a handshake that another thread did is done.
    void computed() throws IOException {
        if (!channel.isOpen() || tls.isEmpty()) return;
        tls.get().computed();
        afterReading();
    }

    private void afterReading() throws IOException {
        if (!channel.isOpen()) return;
        if (!framed) owner.close(this, TransportCounter.LOST_FRAMINGS);
        else if (tls.map(TlsSession::isPeerDone).orElse(false)) owner.ended(this);
        else flush();
    }

    private void feed(ByteBuffer plain) {
        if (!stream.isMidMessage()) messageBeganNanos = lastUsedNanos;
        if (framed && channel.isOpen()) framed = stream.feed(plain.array(), plain.arrayOffset(), plain.limit(), frames);
    }

    @Override
    public boolean send(byte[] bytes, int offset, int length) throws IOException {
        lastUsedNanos = System.nanoTime();
        if (tls.isPresent()) tls.get().send(bytes, offset, length);
        else keep(ByteBuffer.wrap(bytes, offset, length));
        if (channel.isConnected()) flush();
        return unwrittenBytes + tls.map(TlsSession::waitingBytes).orElse(0) <= UNWRITTEN_BYTES_MAX;
    }

    private void keep(ByteBuffer bytes) {
        unwritten.add(bytes);
        unwrittenBytes += bytes.remaining();
    }

    /// Writes as much of what is kept as the socket takes.
    private void flush() throws IOException {
        for (ByteBuffer first = unwritten.peek(); first != null; first = unwritten.peek()) {
            unwrittenBytes -= channel.write(first);
            if (first.hasRemaining()) break;
            unwritten.remove();
        }
        boolean reads = !tls.map(TlsSession::isComputing).orElse(false);
        key.interestOps((reads ? SelectionKey.OP_READ : 0) | (unwritten.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    @Override
    public Optional<TransportCounter> overdue(ConnectionLimits limits, long nowNanos) {
        if (!isStanding() && nowNanos - beganNanos > limits.setup().toNanos()) {
            return Optional.of(TransportCounter.SETUP_TIMEOUTS);
        }
        if (stream.isMidMessage()
                && nowNanos - messageBeganNanos > limits.message().toNanos()) {
            return Optional.of(TransportCounter.UNFINISHED_MESSAGES);
        }
        boolean idle = nowNanos - lastUsedNanos > limits.idle().toNanos();
        return idle ? Optional.of(TransportCounter.IDLE_CONNECTIONS) : Optional.empty();
    }

    @Override
    public void keepAlive(ConnectionLimits limits, long nowNanos) {
        // A phone keeps its connection alive itself (RFC 5626 §4.4.1).
    }

    @Override
    public void close() {
        try {
            if (channel.isConnected() && tls.isPresent()) {
                tls.get().close();
                flush();
            }
        } catch (IOException _) {
            // He does without our goodbye.
        }
        try {
            channel.close();
        } catch (IOException _) {
            // The descriptor is gone either way.
        }
    }
}
