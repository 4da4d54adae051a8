package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// [PacketIo] over the kernel's own calls: all that waits at a socket comes by one call, each packet with
/// the time at which it came.
///
/// ```
///   sleep ─► which sockets have something? ─► take it all ─► sleep …
///
///   polls, before a tick    │                │                │           │  │
///                           5 ms             5 ms             5 ms        1  tick
/// ```
/// Because packets bring their time, polls need not be close to each other: they only share out the
/// work, so that little of it is left when the tick is due. A poll takes datagrams of many sockets
/// before it serves the first: then what serving them needs is fetched into the caches for several at a
/// time ([Receiver#prefetch]). Thread: the owning loop's, except [#wakeUp]. Allocates only when a
/// socket's peer changes.
final class LinuxPacketIo implements PacketIo {
    static final long POLL_SPACING_NANOS = 5_000_000;

    /// The last poll before that of the tick.
    static final long CLOSE_POLL_NANOS = 1_000_000;

    private static final int READY_MAX = 512;

    /// So often are sockets asked for in one poll, when more than [#READY_MAX] are ready.
    private static final int READY_ROUNDS_MAX = 8;

    private static final int SOCKETS_AT_FIRST = 256;

    /// So many datagrams are taken from the kernel before the first of them is served.
    private static final int BATCH_DATAGRAMS = 64;

    private final ReceiveBatch batch;
    private final ReceiveBatch early;
    private final ArrivalClock clock;
    private final Alarm alarm;
    private final EpollEvents ready;
    private final MemorySegment sendBuffer;
    private final MemorySegment destination;
    private final LinuxSocket[] addressees = new LinuxSocket[BATCH_DATAGRAMS];
    private final long[] arrivals = new long[BATCH_DATAGRAMS];
    private int delivered;

    @SuppressWarnings("UnusedVariable") // Without it the compiler could leave the reading out.
    private long prefetched;

    private final byte[] datagram = new byte[DATAGRAM_MAX];
    private final int epoll;
    private @Nullable LinuxSocket[] sockets = new LinuxSocket[SOCKETS_AT_FIRST];
    private int openSockets;
    private long sendFailures;
    private boolean closed;

    LinuxPacketIo() {
        Arena arena = Arena.ofAuto();
        batch = new ReceiveBatch(arena, BATCH_DATAGRAMS, DATAGRAM_MAX);
        early = new ReceiveBatch(arena, RECEIVES_PER_SOCKET_MAX, DATAGRAM_MAX);
        clock = new ArrivalClock(arena);
        ready = new EpollEvents(arena, READY_MAX);
        sendBuffer = arena.allocate(DATAGRAM_MAX, Long.BYTES);
        destination = arena.allocate(SocketAddresses.OCTETS_MAX, Long.BYTES);
        try {
            alarm = new Alarm(arena);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot poll media sockets", e);
        }
        epoll = LinuxCalls.newEpoll();
        if (epoll < 0) {
            alarm.close();
            throw new UncheckedIOException(new IOException("cannot poll media sockets: too many open files"));
        }
    }

    @Override
    public void open(MediaSocket socket, Receiver receiver) {
        LinuxSocket opened = (LinuxSocket) socket;
        if (!opened.isOpen()) return; // The call ended in between, nothing will come.
        discardWhatCameBefore(opened);
        if (ready.watch(epoll, opened.fd()) < 0) {
            throw new UncheckedIOException(new IOException("cannot poll a media socket"));
        }
        if (opened.fd() >= sockets.length) {
            sockets = Arrays.copyOf(sockets, Math.max(opened.fd() + 1, 2 * sockets.length));
        }
        opened.receiver(receiver);
        sockets[opened.fd()] = opened;
        openSockets++;
    }

    private void discardWhatCameBefore(LinuxSocket socket) {
        int discarded = 0;
        for (int count = 1; count > 0 && discarded < EARLY_DATAGRAMS_MAX; discarded += count) {
            count = early.receive(socket.fd(), RECEIVES_PER_SOCKET_MAX);
            early.clear();
        }
    }

    @Override
    public void close(MediaSocket socket) {
        LinuxSocket closed = (LinuxSocket) socket;
        if (closed.fd() < sockets.length && sockets[closed.fd()] == closed) {
            sockets[closed.fd()] = null;
            openSockets--;
        }
        closed.close();
    }

    @Override
    public void poll(long timeoutNanos) {
        long deadlineNanos = System.nanoTime() + Math.max(0, timeoutNanos);
        alarm.sleepUntil(openSockets == 0 ? deadlineNanos : pollDueNanos(clock.nowNanos(), deadlineNanos));
        drain();
    }

    /// When to poll next, in time for `deadlineNanos`.
    static long pollDueNanos(long lastPollNanos, long deadlineNanos) {
        long leftNanos = deadlineNanos - lastPollNanos;
        // What is nearly the close poll or the tick's is that.
        if (leftNanos < CLOSE_POLL_NANOS * 3 / 2) return deadlineNanos;
        return Math.min(lastPollNanos + POLL_SPACING_NANOS, deadlineNanos - CLOSE_POLL_NANOS);
    }

    @Override
    public void drain() {
        deliver();
        clock.read();
        int count = ready.eventsMax();
        for (int round = 0; round < READY_ROUNDS_MAX && count == ready.eventsMax(); round++) {
            count = ready.await(epoll, 0);
            for (int i = 0; i < count; i++) {
                int fd = ready.fd(i);
                LinuxSocket socket = fd < sockets.length ? sockets[fd] : null;
                if (socket != null) receive(socket);
            }
            deliver();
        }
    }

    private void receive(LinuxSocket socket) {
        if (!batch.hasRoomFor(RECEIVES_PER_SOCKET_MAX)) deliver();
        int first = batch.count();
        int count = batch.receive(socket.fd(), RECEIVES_PER_SOCKET_MAX);
        for (int i = first; i < first + count; i++) {
            addressees[i] = socket;
            arrivals[i] = clock.arrivalNanos(batch.arrivalUnixNanos(i), socket.moreWaits());
        }
        socket.moreWaits(count == RECEIVES_PER_SOCKET_MAX);
    }

    /// Serves what was taken. If a receiver throws, the next poll goes on behind its datagram.
    private void deliver() {
        long sum = 0;
        for (int i = delivered; i < batch.count(); i++)
            sum += addressees[i].receiver().prefetch();
        prefetched = sum;
        while (delivered < batch.count()) deliver(delivered++);
        batch.clear();
        delivered = 0;
    }

    private void deliver(int index) {
        LinuxSocket socket = addressees[index];
        // Another datagram of the batch may have ended its call.
        if (sockets[socket.fd()] != socket) return;
        int length = batch.length(index);
        batch.copy(index, datagram, length);
        socket.receiver().onDatagram(datagram, length, socket.sender(batch.sender(index)), arrivals[index]);
    }

    @Override
    public void send(MediaSocket socket, byte[] packet, int length, InetSocketAddress to) {
        LinuxSocket from = (LinuxSocket) socket;
        if (!from.isOpen() || length > DATAGRAM_MAX) {
            sendFailures++;
            return;
        }
        try {
            int octets = from.writeDestination(to, destination);
            MemorySegment.copy(packet, 0, sendBuffer, JAVA_BYTE, 0, length);
            if (LinuxCalls.send(from.fd(), sendBuffer, length, destination, octets) < 0) sendFailures++;
        } catch (IllegalArgumentException _) {
            sendFailures++;
        }
    }

    @Override
    public void wakeUp() {
        alarm.ring();
    }

    @Override
    public long sendFailures() {
        return sendFailures;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        for (LinuxSocket socket : sockets) {
            if (socket != null) socket.close();
        }
        LinuxCalls.close(epoll);
        alarm.close();
    }
}
