package tutti.server.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;

/// The datagrams of one association: a bounded queue from the media thread to the association's own,
/// which parks on it, and the way out.
///
/// Threads: [#add] and [#askToClose] any; everything else the owner's. No interrupts are used to wake the
/// owner: they would close the leg's socket under it (java.nio.channels.InterruptibleChannel).
final class DatagramInbox implements DatagramTransport {
    /// Fits every path that carries calls, tunnels and relays included (RFC 8200 §5 guarantees 1,280 with
    /// headers).
    static final int SEND_BYTES_MAX = 1_200;

    private final ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final DtlsLimits limits;
    private final DtlsCounters counters;
    private final DtlsListener listener;
    private final CipherChangeGuard guard;
    private Thread owner = Thread.currentThread();
    private volatile boolean closeAsked;
    private boolean closed;
    private boolean agreed;
    private int badDatagrams;

    DatagramInbox(DtlsRole role, DtlsLimits limits, DtlsCounters counters, DtlsListener listener) {
        guard = new CipherChangeGuard(role);
        this.limits = limits;
        this.counters = counters;
        this.listener = listener;
    }

    /// Names the thread that takes datagrams; before that thread starts and before anybody else knows the
    /// inbox.
    void ownedBy(Thread thread) {
        owner = thread;
    }

    Thread owner() {
        return owner;
    }

    void add(byte[] bytes, int offset, int length) {
        if (length > DtlsAssociation.DATAGRAM_BYTES_MAX
                || waitingCount.incrementAndGet() > DtlsAssociation.DATAGRAMS_WAITING_MAX) {
            if (length <= DtlsAssociation.DATAGRAM_BYTES_MAX) waitingCount.decrementAndGet();
            counters.datagramsDropped.incrementAndGet();
            return;
        }
        byte[] copy = new byte[length];
        System.arraycopy(bytes, offset, copy, 0, length);
        waiting.add(copy);
        LockSupport.unpark(owner);
    }

    void askToClose() {
        closeAsked = true;
        LockSupport.unpark(owner);
    }

    boolean isCloseAsked() {
        return closeAsked;
    }

    boolean isClosed() {
        return closed;
    }

    /// From now on bad datagrams end nothing: whoever has keys keeps them (standards X-07).
    void keysAgreed() {
        agreed = true;
    }

    boolean tooManyBad() {
        return !agreed && badDatagrams > limits.badDatagramsMax();
    }

    /// The next well-formed datagram, or empty when none came by `deadlineNanos` of `System.nanoTime`, on
    /// closing, and when too many were bad.
    Optional<byte[]> take(long deadlineNanos) {
        while (!closeAsked && !closed && !tooManyBad()) {
            byte[] datagram = waiting.poll();
            if (datagram == null) {
                long remainingNanos = deadlineNanos - System.nanoTime();
                if (remainingNanos <= 0) return Optional.empty();
                LockSupport.parkNanos(this, remainingNanos);
                continue;
            }
            waitingCount.decrementAndGet();
            if (DtlsRecords.wellFormed(datagram)) return Optional.of(datagram);
            badDatagrams++;
            counters.datagramsBad.incrementAndGet();
        }
        return Optional.empty();
    }

    /// Lets the owner rest, shorter if something happens.
    void rest(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        Optional<byte[]> datagram = take(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis));
        if (closeAsked || closed) {
            // This kind of exception makes Bouncy Castle return without an alert; in a handshake it ought to send one.
            if (agreed || closed) throw new InterruptedIOException("closed");
            throw new TlsFatalAlert(AlertDescription.user_canceled);
        }
        if (tooManyBad()) throw new TlsFatalAlert(AlertDescription.unexpected_message);
        if (datagram.isEmpty()) return -1;
        byte[] bytes = datagram.get();
        int copied = Math.min(guard.admitted(bytes), length);
        System.arraycopy(bytes, 0, buffer, offset, copied);
        return copied;
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        if (!closed) listener.send(buffer, offset, length);
    }

    @Override
    public int getReceiveLimit() {
        return DtlsAssociation.DATAGRAM_BYTES_MAX;
    }

    @Override
    public int getSendLimit() {
        return SEND_BYTES_MAX;
    }

    @Override
    public void close() {
        closed = true;
    }
}
