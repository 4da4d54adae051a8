package tutti.simulator.script.network;

/// What became of one party's packets.
///
/// @param sentPackets by him
/// @param lostPackets by the network
/// @param concealedMillis made up because a packet was lost or late
/// @param playoutDelayMillis the jitter buffer's share at the end, without the network's
public record LineReport(long sentPackets, long lostPackets, double concealedMillis, double playoutDelayMillis) {}
