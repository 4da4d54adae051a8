package tutti.server.dtls;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One direction of a wire in memory: it loses datagrams and lets some be overtaken, as its seed says.
///
/// It changes at most a number of datagrams, so that what is repeated comes through in the end.
final class DtlsLink implements Consumer<byte[]> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Random random;
    private final double loss;
    private final double overtaking;
    private final ArrayDeque<byte[]> held = new ArrayDeque<>();
    private Consumer<byte[]> receiver = datagram -> {};
    int lost;
    int overtaken;

    DtlsLink(long seed, double loss, double overtaking) {
        random = new Random(seed);
        this.loss = loss;
        this.overtaking = overtaking;
    }

    void to(DtlsSide side) {
        receiver = side::deliver;
    }

    @Override
    public void accept(byte[] datagram) {
        lock.lock();
        try {
            if (random.nextDouble() < loss) {
                lost++;
                return;
            }
            if (held.isEmpty() && random.nextDouble() < overtaking) {
                overtaken++;
                held.add(datagram);
                return;
            }
            receiver.accept(datagram);
            while (!held.isEmpty()) receiver.accept(held.remove());
        } finally {
            lock.unlock();
        }
    }
}
