package tutti.bench.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// A one-way network in virtual time: what is sent arrives late, twice, in another order or never.
///
/// The impairment may change while packets are under way. Thread: one. Equal seeds give equal arrivals.
final class ImpairedPath {
    /// Of every packet, before jitter.
    static final long DELAY_NANOS = 10_000_000;

    private static final long REORDERED_NANOS = 65_000_000;

    private record UnderWay(long dueNanos, long order, Datagram datagram) {}

    /// Its octets, wrapped so that a record need not hold an array.
    private static final class Datagram {
        final byte[] octets;

        Datagram(byte[] octets) {
            this.octets = octets;
        }
    }

    /// Where packets arrive.
    interface Receiver {
        void arrived(byte[] octets, long arrivalNanos);
    }

    /// Losses have their own, so that a network loses the same packets whatever else it does.
    private final Random lossRandom;

    private final Random random;
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(Comparator.comparingLong(UnderWay::dueNanos).thenComparingLong(UnderWay::order));
    private final double[] lateMillis;
    private Impairment impairment;
    private BooleanSupplier loss;
    private long lastDueNanos = Long.MIN_VALUE;
    private int sent;
    private int lost;

    /// For up to `packetsMax` packets.
    ImpairedPath(Impairment impairment, int packetsMax, long seed) {
        lossRandom = new Random(seed);
        random = new Random(~seed);
        lateMillis = new double[packetsMax];
        this.impairment = impairment;
        loss = randomLoss();
    }

    /// One that loses these packets, the first sent being 0, and does nothing else.
    static ImpairedPath losing(BitSet packets, int packetsMax) {
        ImpairedPath path = new ImpairedPath(Impairment.NONE, packetsMax, 0);
        path.loss = () -> packets.get(path.sent - 1);
        return path;
    }

    void become(Impairment other) {
        impairment = other;
        loss = randomLoss();
    }

    private BooleanSupplier randomLoss() {
        if (impairment.lossPercent() == 0) return () -> false;
        return new RandomLoss(impairment.lossPercent(), impairment.burstPackets(), lossRandom)::next;
    }

    void send(byte[] octets, long nowNanos) {
        sent++;
        if (loss.getAsBoolean()) {
            lost++;
            return;
        }
        long dueNanos = Math.max(nowNanos + DELAY_NANOS + jitterNanos(), spikeEndNanos(nowNanos));
        if (happens(impairment.reorderPercent())) {
            dueNanos += REORDERED_NANOS;
        } else {
            dueNanos = Math.max(dueNanos, lastDueNanos);
            lastDueNanos = dueNanos;
        }
        lateMillis[sent - lost - 1] = (dueNanos - nowNanos - DELAY_NANOS) / 1e6;
        Datagram datagram = new Datagram(octets);
        underWay.add(new UnderWay(dueNanos, sent, datagram));
        if (happens(impairment.duplicatePercent())) underWay.add(new UnderWay(dueNanos, sent, datagram));
    }

    private boolean happens(double percent) {
        return percent > 0 && random.nextDouble() * 100 < percent;
    }

    private long jitterNanos() {
        double jitterMillis = impairment.jitterMillis();
        return jitterMillis == 0 ? 0 : Math.round(Math.max(0, random.nextGaussian()) * jitterMillis * 1e6);
    }

    private long spikeEndNanos(long nowNanos) {
        long everyNanos = Math.round(impairment.spikeEverySeconds() * 1e9);
        if (everyNanos == 0 || nowNanos < everyNanos) return 0;
        long sinceNanos = nowNanos % everyNanos;
        long spikeNanos = Math.round(impairment.spikeMillis() * 1e6);
        return sinceNanos < spikeNanos ? nowNanos - sinceNanos + spikeNanos : 0;
    }

    /// Hands over what arrives up to `nowNanos`, in order of arrival.
    void deliver(long nowNanos, Receiver receiver) {
        for (UnderWay first = underWay.peek(); first != null && first.dueNanos() <= nowNanos; first = underWay.peek()) {
            underWay.remove();
            receiver.arrived(first.datagram().octets, first.dueNanos());
        }
    }

    int sent() {
        return sent;
    }

    int lost() {
        return lost;
    }

    /// How late the packet sent last was made, or is; 0 for a lost one.
    double lastLateMillis() {
        return lateMillis[Math.max(0, sent - lost - 1)];
    }

    /// How late packets are compared with the fastest: at most this, for `percent` of those that arrive.
    double lateMillis(double percent) {
        double[] sorted = Arrays.copyOf(lateMillis, sent - lost);
        Arrays.sort(sorted);
        return sorted[(int) (percent / 100 * (sorted.length - 1))];
    }
}
