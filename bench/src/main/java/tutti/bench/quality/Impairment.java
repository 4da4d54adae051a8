package tutti.bench.quality;

/// What a network does to packets, in the words of netem.
///
/// @param jitterMillis σ of a normal distribution, cut at 0, that is added to the delay; keeps the order
/// @param lossPercent of all packets
/// @param burstPackets mean length of a run of losses (Gilbert's model)
/// @param reorderPercent of packets that come 65 ms late, after their successors
/// @param duplicatePercent of packets that come twice
/// @param spikeEverySeconds every so often everything stands still for `spikeMillis`; 0 for never
record Impairment(
        double jitterMillis,
        double lossPercent,
        double burstPackets,
        double reorderPercent,
        double duplicatePercent,
        double spikeEverySeconds,
        double spikeMillis) {
    static final Impairment NONE = new Impairment(0, 0, 1, 0, 0, 0, 0);

    static Impairment lossAndJitter(double lossPercent, double burstPackets, double jitterMillis) {
        return new Impairment(jitterMillis, lossPercent, burstPackets, 0, 0, 0, 0);
    }

    static Impairment spikes(double everySeconds, double millis) {
        return new Impairment(0, 0, 1, 0, 0, everySeconds, millis);
    }

    Impairment reordered(double percent) {
        return new Impairment(
                jitterMillis, lossPercent, burstPackets, percent, duplicatePercent, spikeEverySeconds, spikeMillis);
    }

    Impairment duplicated(double percent) {
        return new Impairment(
                jitterMillis, lossPercent, burstPackets, reorderPercent, percent, spikeEverySeconds, spikeMillis);
    }
}
