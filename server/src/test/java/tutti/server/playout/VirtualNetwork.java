package tutti.server.playout;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A network in virtual time: what is sent arrives late, twice, in another order or never, as its
/// [NetworkConditions] and its seed say. The conditions may change while packets are under way.
///
/// Loss is Gilbert's model: `burstPackets` is the mean length of a run of losses.
final class VirtualNetwork {
    private static final long REORDERED_NANOS = 65_000_000;

    private record UnderWay(long dueNanos, long order, Datagram datagram) {}

    /// Where packets arrive.
    interface Receiver {
        void arrived(Datagram datagram, long arrivalNanos);
    }

    private final RandomGenerator random;
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(Comparator.comparingLong(UnderWay::dueNanos).thenComparingLong(UnderWay::order));
    private NetworkConditions conditions;
    private boolean losing;
    private long lastDueNanos = Long.MIN_VALUE;
    private long sent;
    private long lost;
    private int lostInARow;
    private int lostInARowMax;

    VirtualNetwork(NetworkConditions conditions, long seed) {
        this.conditions = conditions;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    void become(NetworkConditions newConditions) {
        conditions = newConditions;
    }

    void send(Datagram datagram, long nowNanos) {
        sent++;
        if (isLost()) {
            lost++;
            lostInARowMax = Math.max(lostInARowMax, ++lostInARow);
            return;
        }
        lostInARow = 0;
        long dueNanos = nowNanos + nanos(conditions.delayMillis()) + jitterNanos();
        dueNanos = Math.max(dueNanos, spikeEndNanos(nowNanos));
        if (isOneIn(conditions.reorderPercent())) {
            dueNanos += REORDERED_NANOS;
        } else {
            dueNanos = Math.max(dueNanos, lastDueNanos);
            lastDueNanos = dueNanos;
        }
        underWay.add(new UnderWay(dueNanos, sent, datagram));
        if (isOneIn(conditions.duplicatePercent())) {
            underWay.add(new UnderWay(dueNanos, sent, datagram));
        }
    }

    private boolean isLost() {
        double loss = conditions.lossPercent() / 100;
        double recovery = 1 / Math.max(1, conditions.burstPackets());
        losing = losing ? random.nextDouble() >= recovery : random.nextDouble() < loss * recovery / (1 - loss);
        return losing;
    }

    private boolean isOneIn(double percent) {
        return percent > 0 && random.nextDouble() * 100 < percent;
    }

    private long jitterNanos() {
        double jitterMillis = conditions.jitterMillis();
        return jitterMillis == 0 ? 0 : nanos(Math.max(0, random.nextGaussian(0, jitterMillis)));
    }

    private long spikeEndNanos(long nowNanos) {
        long every = nanos(conditions.spikeEverySeconds() * 1000);
        if (every == 0 || nowNanos < every) {
            return 0;
        }
        long since = nowNanos % every;
        long spike = nanos(conditions.spikeMillis());
        return since < spike ? nowNanos - since + spike : 0;
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }

    /// Hands over what arrives up to `nowNanos`, in order of arrival.
    void deliver(long nowNanos, Receiver receiver) {
        while (true) {
            UnderWay first = underWay.peek();
            if (first == null || first.dueNanos() > nowNanos) {
                return;
            }
            underWay.remove();
            receiver.arrived(first.datagram(), first.dueNanos());
        }
    }

    long sent() {
        return sent;
    }

    long lost() {
        return lost;
    }

    /// The longest run of lost packets so far.
    int lostInARowMax() {
        return lostInARowMax;
    }
}
