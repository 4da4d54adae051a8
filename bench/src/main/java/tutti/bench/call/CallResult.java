package tutti.bench.call;

import java.util.Optional;
import java.util.OptionalLong;

/// What was measured.
///
/// @param codec what all spoke
/// @param srtp the profile by which all were encrypted; empty for plain RTP
/// @param cpuMicrosPerPartyFrame processor time of the server process for each party and each 20 ms
/// @param cpuPercent the same as part of one processor
/// @param delayMillis what the server adds to a call between mouth and ear
/// @param packetsReceived at all callers
/// @param packetsExpected one for each caller and 20 ms
/// @param packetsLost sequence numbers that callers missed
/// @param packetsRefused what encrypted callers did not let in
/// @param packetsLate packets that came more than 5 ms after the earliest course of their stream
/// @param streamJumps packets whose timestamp did not follow from the one before
/// @param generatorLateMillis how late this process sent its packets, 99th percentile
/// @param generatorLateMillisMax the latest
/// @param generatorCpuMicrosPerPacket what a packet cost here, sent or received
/// @param trustworthy whether this process was punctual enough for the rest to mean anything
/// @param threads of the server process
/// @param rssMiB memory of the server process
record CallResult(
        int parties,
        int talkers,
        double seconds,
        String codec,
        Optional<String> srtp,
        double cpuMicrosPerPartyFrame,
        double cpuPercent,
        Delay delayMillis,
        long packetsReceived,
        long packetsExpected,
        long packetsLost,
        long packetsRefused,
        long packetsLate,
        long streamJumps,
        double generatorLateMillis,
        double generatorLateMillisMax,
        double generatorCpuMicrosPerPacket,
        boolean trustworthy,
        OptionalLong threads,
        OptionalLong rssMiB) {
    /// A generator that is later than that measures itself.
    static final double TRUSTED_LATE_MILLIS_P99 = 5;

    /// Processor time of the server process for each 20 ms, all parties together.
    double cpuMicrosPerFrame() {
        return cpuMicrosPerPartyFrame * parties;
    }

    /// Whether it can be trusted and nothing was lost or refused.
    boolean good() {
        return trustworthy && packetsLost == 0 && packetsRefused == 0;
    }
}
