package tutti.server.packet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// [PacketIo] over one selector and non-blocking datagram channels.
///
/// ```
///   wait for the first datagram ─► receive from every ready socket ─► pause ─► …
///
///   polls, before a tick    │         │         │  │  │  │
///                             2 … 5 ms   2 … 5 ms  1  1  1  tick
/// ```
/// A ready socket is asked once: a call brings one packet per 20 ms, and asking again only to hear "nothing"
/// would cost as much as a packet. One that is ready in two polls in a row has more, and is read further.
///
/// The pause makes one wake-up serve many packets: at 200 calls a wake-up per packet would cost more than
/// all the rest. It blurs arrival times by its length, which costs nothing unless a packet comes just
/// before its tick: there the jitter buffer has to know by how much. So the last polls before the deadline
/// are closer, at fixed distances from it: a caller whose packets come at the same moment of every tick
/// sees no blur at all.
final class NioPacketIo implements PacketIo {
    /// No two polls are closer than that: few calls are served at once, with many more packets share a wake-up.
    static final long POLL_SPACING_NANOS_MIN = 2_000_000;

    static final long POLL_SPACING_NANOS_MAX = 5_000_000;
    private static final long POLL_SPACING_NANOS_PER_SOCKET = 12_000;

    /// So close are polls when the deadline is no farther than [#CLOSE_POLLS] of them.
    static final long CLOSE_POLL_SPACING_NANOS = 1_000_000;

    static final int CLOSE_POLLS = 3;

    private static final long NEVER = -1;

    private static final class Reader {
        final Receiver receiver;
        long lastReadyPoll = NEVER;

        Reader(Receiver receiver) {
            this.receiver = receiver;
        }
    }

    private final Selector selector;
    private final ByteBuffer receiveBuffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private final byte[] datagram = new byte[DATAGRAM_MAX];
    private final ByteBuffer sendBuffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private final Consumer<SelectionKey> onReady = this::receive;
    private long lastPollNanos;
    private long polls;
    private boolean draining;
    private long nowNanos;
    private long sendFailures;

    NioPacketIo() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector for media", e);
        }
        lastPollNanos = System.nanoTime();
    }

    @Override
    public void open(MediaSocket socket, Receiver receiver) {
        DatagramChannel channel = channel(socket);
        try {
            channel.configureBlocking(false);
            discardWhatCameBefore(channel);
            channel.register(selector, SelectionKey.OP_READ, new Reader(receiver));
        } catch (ClosedChannelException _) {
            // Closed before it was opened here: the call ended in between, nothing will come.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot poll a media socket", e);
        }
    }

    private void discardWhatCameBefore(DatagramChannel socket) throws IOException {
        int discarded = 0;
        while (discarded < EARLY_DATAGRAMS_MAX && socket.receive(receiveBuffer.clear()) != null) discarded++;
        receiveBuffer.clear();
    }

    private static DatagramChannel channel(MediaSocket socket) {
        return ((PlainSocket) socket).channel();
    }

    /// A channel that is registered is closed by the next selection only.
    @Override
    public void close(MediaSocket socket) {
        socket.close();
        try {
            selector.selectNow();
        } catch (IOException _) {
            // The descriptor is gone either way.
        }
    }

    @Override
    public void poll(long timeoutNanos) {
        polls++;
        long begin = System.nanoTime();
        long deadline = begin + Math.max(0, timeoutNanos);
        pause(pollDueNanos(lastPollNanos, deadline, spacingNanos()) - begin);
        try {
            long waitMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (waitMillis > 0 && !selector.keys().isEmpty()) {
                nowNanos = 0;
                selector.select(onReady, waitMillis);
            } else {
                pause(deadline - System.nanoTime());
                nowNanos = 0;
                selector.selectNow(onReady);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("polling media sockets", e);
        }
        lastPollNanos = System.nanoTime();
    }

    @Override
    public void drain() {
        polls++;
        nowNanos = 0;
        draining = true;
        try {
            selector.selectNow(onReady);
        } catch (IOException e) {
            throw new UncheckedIOException("polling media sockets", e);
        } finally {
            draining = false;
        }
    }

    /// When to poll next, in time for `deadlineNanos`; `spacingNanos` counts far from it.
    static long pollDueNanos(long lastPollNanos, long deadlineNanos, long spacingNanos) {
        long leftNanos = deadlineNanos - lastPollNanos;
        long closePolls = (leftNanos - CLOSE_POLL_SPACING_NANOS / 2) / CLOSE_POLL_SPACING_NANOS;
        long closeNanos = Math.clamp(closePolls, 0, CLOSE_POLLS) * CLOSE_POLL_SPACING_NANOS;
        return Math.min(lastPollNanos + spacingNanos, deadlineNanos - closeNanos);
    }

    private long spacingNanos() {
        long asked = selector.keys().size() * POLL_SPACING_NANOS_PER_SOCKET;
        return Math.clamp(asked, POLL_SPACING_NANOS_MIN, POLL_SPACING_NANOS_MAX);
    }

    private static void pause(long nanos) {
        if (nanos > 0) LockSupport.parkNanos(nanos);
    }

    private void receive(SelectionKey key) {
        if (nowNanos == 0) nowNanos = System.nanoTime();
        DatagramChannel socket = (DatagramChannel) key.channel();
        Reader reader = (Reader) key.attachment();
        boolean moreIsLikely = draining || reader.lastReadyPoll == polls - 1;
        int receivesMax = moreIsLikely ? RECEIVES_PER_SOCKET_MAX : 1;
        reader.lastReadyPoll = polls;
        try {
            for (int i = 0; i < receivesMax; i++) {
                receiveBuffer.clear();
                if (!(socket.receive(receiveBuffer) instanceof InetSocketAddress from)) return;
                receiveBuffer.flip();
                int length = receiveBuffer.remaining();
                receiveBuffer.get(datagram, 0, length);
                reader.receiver.onDatagram(datagram, length, from, nowNanos);
            }
        } catch (IOException _) {
            // An ICMP error of an earlier send, or the socket was closed under us: nothing was received.
        }
    }

    @Override
    public void send(MediaSocket socket, byte[] packet, int length, InetSocketAddress to) {
        if (length > DATAGRAM_MAX) {
            sendFailures++;
            return;
        }
        sendBuffer.clear();
        sendBuffer.put(packet, 0, length).flip();
        try {
            if (channel(socket).send(sendBuffer, to) == 0) sendFailures++;
        } catch (IOException | RuntimeException _) {
            sendFailures++;
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public long sendFailures() {
        return sendFailures;
    }

    @Override
    public void close() {
        if (!selector.isOpen()) return;
        for (SelectionKey key : selector.keys()) {
            try {
                key.channel().close();
            } catch (IOException _) {
                // Closing is all that can be done.
            }
        }
        try {
            selector.close();
        } catch (IOException _) {
            // The process is ending or the loop is; nothing depends on it any more.
        }
    }
}
