package tutti.server.playout;

/// What a [VirtualNetwork] does to packets. The words are those of netem; jitter is the σ of a normal
/// distribution cut at 0, and keeps the order; reordered packets overtake it, 65 ms late.
record NetworkConditions(
        double delayMillis,
        double jitterMillis,
        double lossPercent,
        double burstPackets,
        double reorderPercent,
        double duplicatePercent,
        double spikeEverySeconds,
        double spikeMillis) {

    static final NetworkConditions CLEAN = new NetworkConditions(10, 0, 0, 1, 0, 0, 0, 0);

    NetworkConditions delay(double millis) {
        return new NetworkConditions(
                millis,
                jitterMillis,
                lossPercent,
                burstPackets,
                reorderPercent,
                duplicatePercent,
                spikeEverySeconds,
                spikeMillis);
    }

    NetworkConditions jitter(double millis) {
        return new NetworkConditions(
                delayMillis,
                millis,
                lossPercent,
                burstPackets,
                reorderPercent,
                duplicatePercent,
                spikeEverySeconds,
                spikeMillis);
    }

    NetworkConditions loss(double percent, double packetsInARow) {
        return new NetworkConditions(
                delayMillis,
                jitterMillis,
                percent,
                packetsInARow,
                reorderPercent,
                duplicatePercent,
                spikeEverySeconds,
                spikeMillis);
    }

    NetworkConditions reorder(double percent) {
        return new NetworkConditions(
                delayMillis,
                jitterMillis,
                lossPercent,
                burstPackets,
                percent,
                duplicatePercent,
                spikeEverySeconds,
                spikeMillis);
    }

    NetworkConditions duplicate(double percent) {
        return new NetworkConditions(
                delayMillis,
                jitterMillis,
                lossPercent,
                burstPackets,
                reorderPercent,
                percent,
                spikeEverySeconds,
                spikeMillis);
    }

    NetworkConditions spike(double everySeconds, double millis) {
        return new NetworkConditions(
                delayMillis,
                jitterMillis,
                lossPercent,
                burstPackets,
                reorderPercent,
                duplicatePercent,
                everySeconds,
                millis);
    }
}
