package tutti.simulator.script.network;

/// What a network does to packets, in the words of netem.
///
/// @param delayMillis one way, for every packet
/// @param jitterMillis σ of what is added to it; never negative, keeps the order
/// @param lossPercent of all packets, at most what runs of `burstPackets` allow: `100 · burst / (burst + 1)`
/// @param burstPackets mean length of a run of losses, 1 or more (Gilbert's model)
/// @param reorderPercent of packets that come three frames late, after their successors
/// @param duplicatePercent of packets that come twice
public record NetworkConditions(
        double delayMillis,
        double jitterMillis,
        double lossPercent,
        double burstPackets,
        double reorderPercent,
        double duplicatePercent) {
    public static final double DELAY_MILLIS_MAX = 1_000;
    public static final double JITTER_MILLIS_MAX = 500;
    public static final double BURST_PACKETS_MAX = 100;

    /// The largest loss that runs of that mean length can make: between two of them one packet arrives.
    public static double lossPercentMax(double burstPackets) {
        return 100 * burstPackets / (burstPackets + 1);
    }
}
