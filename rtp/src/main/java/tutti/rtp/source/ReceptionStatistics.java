package tutti.rtp.source;

/// What arrived during a call, over all its SSRCs; a snapshot.
///
/// @param packets valid packets, duplicates not counted
/// @param lost packets that never came, so far; a late one makes it smaller
/// @param duplicates packets that came again
/// @param reordered packets that came after a later one
/// @param jitterRtpTicks interarrival jitter of the present SSRC, in RTP ticks (RFC 3550 A.8)
/// @param ssrcChanges how often another SSRC took over
/// @param restarts how often an SSRC jumped to other sequence numbers and was followed
/// @param otherSsrcPackets packets of an SSRC that was not, or not yet, the present one
/// @param candidatesReplaced how often more other SSRCs sent than are watched
/// @param ownSsrcPackets packets that carried our own SSRC: a loop or a collision (RFC 3550 §8.2)
public record ReceptionStatistics(
        long packets,
        long lost,
        long duplicates,
        long reordered,
        int jitterRtpTicks,
        long ssrcChanges,
        long restarts,
        long otherSsrcPackets,
        long candidatesReplaced,
        long ownSsrcPackets) {}
