package tutti.simulator.script.network;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/// Datagrams in virtual time: what is sent arrives late, twice, in another order or never.
///
/// Thread: one. The same conditions and random numbers give the same arrivals.
final class VirtualNetwork {
    private static final double NANOS_PER_MILLI = 1e6;

    /// Twelve uniform numbers less six are close to normal, and the same on every machine.
    private static final int UNIFORM_SUMMANDS = 12;

    private record UnderWay(long dueNanos, long order, Datagram datagram) {}

    /// Its octets, wrapped so that a record need not hold an array.
    static final class Datagram {
        final byte[] octets;

        Datagram(byte[] octets) {
            this.octets = octets;
        }
    }

    /// Where datagrams arrive.
    interface Receiver {
        void arrived(byte[] octets, long arrivalNanos);
    }

    private final NetworkConditions conditions;
    private final long reorderedNanos;
    private final RandomGenerator random;
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(Comparator.comparingLong(UnderWay::dueNanos).thenComparingLong(UnderWay::order));
    private boolean losing;
    private long lastDueNanos = Long.MIN_VALUE;
    private long sent;
    private long lost;

    VirtualNetwork(NetworkConditions conditions, long reorderedNanos, RandomGenerator random) {
        this.conditions = conditions;
        this.reorderedNanos = reorderedNanos;
        this.random = random;
    }

    void send(byte[] octets, long nowNanos) {
        sent++;
        if (isLost()) {
            lost++;
            return;
        }
        long dueNanos = nowNanos + Math.round((conditions.delayMillis() + jitterMillis()) * NANOS_PER_MILLI);
        if (happens(conditions.reorderPercent())) {
            dueNanos += reorderedNanos;
        } else {
            dueNanos = Math.max(dueNanos, lastDueNanos);
            lastDueNanos = dueNanos;
        }
        Datagram datagram = new Datagram(octets);
        underWay.add(new UnderWay(dueNanos, sent, datagram));
        if (happens(conditions.duplicatePercent())) underWay.add(new UnderWay(dueNanos, sent, datagram));
    }

    private boolean isLost() {
        double loss = conditions.lossPercent() / 100;
        double recovery = 1 / conditions.burstPackets();
        losing = losing ? random.nextDouble() >= recovery : random.nextDouble() < loss * recovery / (1 - loss);
        return losing;
    }

    private boolean happens(double percent) {
        return percent > 0 && random.nextDouble() * 100 < percent;
    }

    private double jitterMillis() {
        if (conditions.jitterMillis() == 0) return 0;
        double sum = -UNIFORM_SUMMANDS / 2.0;
        for (int i = 0; i < UNIFORM_SUMMANDS; i++) sum += random.nextDouble();
        return Math.max(0, sum * conditions.jitterMillis());
    }

    /// Hands over what arrives up to `nowNanos`, in order of arrival.
    void deliver(long nowNanos, Receiver receiver) {
        for (UnderWay first = underWay.peek(); first != null && first.dueNanos() <= nowNanos; first = underWay.peek()) {
            underWay.remove();
            receiver.arrived(first.datagram().octets, first.dueNanos());
        }
    }

    long sent() {
        return sent;
    }

    long lost() {
        return lost;
    }
}
