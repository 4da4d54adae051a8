package tutti.server.media;

import tutti.rtp.rtcp.RemoteReception;
import tutti.rtp.source.ReceptionStatistics;
import tutti.server.playout.PlayoutStatistics;

/// What a leg did, told when it ends.
///
/// @param sentPackets RTP packets sent
/// @param foreignPackets RTP packets from another address than the peer's
/// @param malformedPackets datagrams on the RTP port that were no RTP
/// @param digits keys pressed, by telephone-event
public record LegReport(
        ReceptionStatistics reception,
        PlayoutStatistics playout,
        RemoteReception remote,
        long sentPackets,
        long foreignPackets,
        long malformedPackets,
        long digits) {}
