package tutti.simulator.caller;

/// How well the media thread itself kept time since counting began.
///
/// @param sentPackets packets handed to sockets
/// @param sendFailures packets that a socket refused
/// @param skippedSlots steps of the schedule that a long stall left out
/// @param latePackets packets sent more than [#LATE_NANOS] after their time
/// @param lateMillisP99 how late packets were sent, 99th percentile
/// @param lateMillisMax the latest
/// @param cpuMicrosPerPacket processor time of the media thread for each packet sent and each received
public record GeneratorReport(
        long sentPackets,
        long sendFailures,
        long skippedSlots,
        long latePackets,
        double lateMillisP99,
        double lateMillisMax,
        double cpuMicrosPerPacket) {
    public static final long LATE_NANOS = 10_000_000;
}
