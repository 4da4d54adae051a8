package tutti.server.sip;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS of one connection, as a function of the bytes that arrive: no socket here.
///
/// ```
///   receive ─► [incomplete record] ─► unwrap ─► Port.plain
///                     │ handshake: signatures and keys ─► Port.compute ─► computed
///   send ─► [until the handshake is done] ─► wrap ─► Port.record
/// ```
/// What is kept is bounded: an incomplete record, and before the handshake is done what was to be sent, of which
/// [#waitingBytes()] tells the size. A TLS 1.2 peer that wants to negotiate again is refused; TLS 1.3 has no such
/// thing. After an [SSLException] nothing more may be done here but [#close()].
///
/// Thread: one. Source: RFC 8446, RFC 5246.
final class TlsSession {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final String TLS_1_2 = "TLSv1.2";

    /// The rest of the connection.
    interface Port {
        /// Bytes for the peer.
        void record(byte[] bytes);

        /// What the peer said, valid during the call.
        void plain(ByteBuffer bytes);

        /// Runs `work` on another thread, and then [TlsSession#computed()] on ours. False if too much waits.
        boolean compute(Runnable work);
    }

    private final SSLEngine engine;
    private final Port port;
    private final Scratch scratch;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private ByteBuffer incoming = NOTHING;
    private int waitingBytes;
    private boolean established;
    private boolean computing;
    private boolean peerDone;
    private boolean closed;

    TlsSession(SSLEngine engine, Port port, Scratch scratch) {
        this.engine = engine;
        this.port = port;
        this.scratch = scratch;
        engine.setEnabledProtocols(new String[] {"TLSv1.3", TLS_1_2});
    }

    /// Says hello, if that is our part.
    void begin() throws SSLException {
        engine.beginHandshake();
        advance();
    }

    /// Takes what came from the peer.
    void receive(ByteBuffer arrived) throws SSLException {
        if (closed) return;
        keep(arrived);
        advance();
    }

    /// What [Port#compute] was given has run.
    void computed() throws SSLException {
        computing = false;
        if (!closed) advance();
    }

    /// Sends `bytes[offset … offset+length)` now, or once the handshake is done.
    void send(byte[] bytes, int offset, int length) throws SSLException {
        if (!established || computing) {
            waiting.add(Arrays.copyOfRange(bytes, offset, offset + length));
            waitingBytes += length;
        } else {
            wrapAll(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    /// What [#send] was given and could not go yet.
    int waitingBytes() {
        return waitingBytes;
    }

    boolean isEstablished() {
        return established;
    }

    /// Whether nothing is to be read from the socket before [#computed()].
    boolean isComputing() {
        return computing;
    }

    /// Whether the peer said that he will say no more.
    boolean isPeerDone() {
        return peerDone;
    }

    /// Says goodbye, with whatever alert there is.
    void close() {
        if (closed) return;
        closed = true;
        if (computing) return;
        engine.closeOutbound();
        try {
            while (!engine.isOutboundDone() && wrap(NOTHING)) {
                // An alert, and then the close_notify.
            }
        } catch (SSLException _) {
            // He does without.
        }
    }

    private void keep(ByteBuffer arrived) {
        if (incoming.remaining() < arrived.remaining()) {
            ByteBuffer larger = ByteBuffer.allocate(incoming.position() + arrived.remaining());
            incoming = larger.put(incoming.flip());
        }
        incoming.put(arrived);
    }

    /// Does whatever can be done without more from the peer.
    private void advance() throws SSLException {
        boolean more = true;
        while (more && !computing && !closed) {
            refuseRenegotiation();
            more = switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> compute();
                case NEED_WRAP -> wrap(NOTHING);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap();
            };
            if (established && !computing && !closed) sendWaiting();
        }
        if (incoming.position() == 0) incoming = NOTHING;
    }

    private void refuseRenegotiation() throws SSLException {
        boolean again = established
                && engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                && !engine.isInboundDone()
                && !engine.isOutboundDone()
                && engine.getSession().getProtocol().equals(TLS_1_2);
        if (again) throw new SSLException("the peer wants to negotiate again");
    }

    private boolean compute() throws SSLException {
        List<Runnable> tasks = new ArrayList<>(1);
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) tasks.add(task);
        computing = true;
        if (!port.compute(() -> tasks.forEach(Runnable::run))) {
            throw new SSLException("too many handshakes are being computed");
        }
        return true;
    }

    /// False when more must arrive first.
    private boolean unwrap() throws SSLException {
        ByteBuffer plain = scratch.plain.clear();
        SSLEngineResult result;
        incoming.flip();
        try {
            result = engine.unwrap(incoming, plain);
        } finally {
            incoming.compact();
        }
        note(result);
        if (plain.flip().hasRemaining()) port.plain(plain);
        return switch (result.getStatus()) {
            case OK -> result.bytesConsumed() > 0 || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
            case BUFFER_UNDERFLOW -> false;
            case CLOSED -> {
                peerDone = true;
                yield engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
            }
            case BUFFER_OVERFLOW -> throw new SSLException("a record is larger than TLS allows");
        };
    }

    private void sendWaiting() throws SSLException {
        for (byte[] bytes = waiting.poll(); bytes != null; bytes = waiting.poll()) {
            waitingBytes -= bytes.length;
            wrapAll(ByteBuffer.wrap(bytes));
        }
    }

    private void wrapAll(ByteBuffer plain) throws SSLException {
        while (plain.hasRemaining()) {
            if (!wrap(plain)) throw new SSLException("nothing can be sent any more");
        }
    }

    /// False when nothing came of it.
    private boolean wrap(ByteBuffer plain) throws SSLException {
        ByteBuffer record = scratch.record.clear();
        SSLEngineResult result = engine.wrap(plain, record);
        note(result);
        if (record.flip().hasRemaining()) {
            byte[] bytes = new byte[record.remaining()];
            record.get(bytes);
            port.record(bytes);
        }
        return result.bytesProduced() > 0;
    }

    private void note(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) established = true;
    }
}
