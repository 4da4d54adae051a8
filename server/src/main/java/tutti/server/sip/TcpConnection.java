package tutti.server.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipStream;

/// One TCP connection: what is to be written, and the stream that cuts messages out of what is read.
///
/// Thread: the SIP loop's.
final class TcpConnection {
    /// A peer that lets more than that pile up does not read, and is disconnected.
    static final int UNWRITTEN_BYTES_MAX = 1 << 20;

    final SocketChannel channel;
    final SipStream stream = new SipStream();
    final Flow flow;
    private final SelectionKey key;
    private final ArrayDeque<ByteBuffer> unwritten = new ArrayDeque<>();
    private int unwrittenBytes;
    long lastUsedNanos;

    TcpConnection(SocketChannel channel, SelectionKey key, InetSocketAddress remote, InetSocketAddress local, long id) {
        this.channel = channel;
        this.key = key;
        flow = Flow.tcp(local, remote, id);
        key.attach(this);
    }

    /// Writes now what the socket takes and keeps the rest; false when the peer has let too much pile up.
    boolean write(byte[] bytes, int offset, int length) throws IOException {
        if (unwrittenBytes + length > UNWRITTEN_BYTES_MAX) return false;
        unwritten.add(ByteBuffer.wrap(bytes, offset, length));
        unwrittenBytes += length;
        if (channel.isConnected()) flush();
        return true;
    }

    /// Writes as much of what is kept as the socket takes.
    void flush() throws IOException {
        while (!unwritten.isEmpty()) {
            ByteBuffer first = unwritten.peek();
            unwrittenBytes -= channel.write(first);
            if (first.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            unwritten.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The descriptor is gone either way.
        }
    }
}
