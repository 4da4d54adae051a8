package tutti.server.media;

import tutti.rtp.rtcp.RemoteReception;
import tutti.rtp.source.ReceptionStatistics;
import tutti.server.playout.PlayoutStatistics;
import tutti.server.playout.ReceptionQuality;

/// What a leg did, told when it ends.
///
/// @param sampleRateHz of the samples that the playout counts
/// @param sentPackets RTP packets sent
/// @param foreignPackets RTP packets from another address than the peer's
/// @param malformedPackets datagrams on the RTP port that were no RTP
/// @param refusedPackets encrypted packets that were not authentic, and plain ones where encryption was agreed
/// @param securityFailure why encryption that was agreed never began; "" when nothing failed
/// @param digits keys pressed, by telephone-event
public record LegReport(
        int sampleRateHz,
        ReceptionStatistics reception,
        PlayoutStatistics playout,
        ReceptionQuality quality,
        RemoteReception remote,
        long sentPackets,
        long foreignPackets,
        long malformedPackets,
        long refusedPackets,
        String securityFailure,
        long digits) {
    /// How much was made up for audio that did not come, in milliseconds.
    public long concealedMillis() {
        return playout.concealedSamples() * 1000 / sampleRateHz;
    }
}
