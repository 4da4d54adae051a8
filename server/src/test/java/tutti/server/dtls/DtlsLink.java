package tutti.server.dtls;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One direction of a wire in memory: it loses datagrams and lets some be overtaken, as its seed says.
///
/// After a number of these it is clean, so that what is repeated comes through before a handshake's time
/// is up.
final class DtlsLink implements Consumer<byte[]> {
    private static final int DISTURBED_MAX = 12;

    private final ReentrantLock lock = new ReentrantLock();
    private final Random random;
    private final double loss;
    private final double overtaking;
    private final ArrayDeque<byte[]> held = new ArrayDeque<>();
    private Consumer<byte[]> receiver = datagram -> {};
    private int disturbed;

    DtlsLink(long seed, double loss, double overtaking) {
        random = new Random(seed);
        this.loss = loss;
        this.overtaking = overtaking;
    }

    void to(DtlsSide side) {
        receiver = side::deliver;
    }

    /// How many datagrams were lost or overtaken.
    int disturbed() {
        lock.lock();
        try {
            return disturbed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accept(byte[] datagram) {
        lock.lock();
        try {
            if (chance(loss)) {
                disturbed++;
                return;
            }
            if (held.isEmpty() && chance(overtaking)) {
                disturbed++;
                held.add(datagram);
                return;
            }
            receiver.accept(datagram);
            while (!held.isEmpty()) receiver.accept(held.remove());
        } finally {
            lock.unlock();
        }
    }

    private boolean chance(double probability) {
        return disturbed < DISTURBED_MAX && random.nextDouble() < probability;
    }
}
