package tutti.rtp.rtcp;

/// How our stream arrives at the peer, by its latest report; a snapshot.
///
/// @param reports report blocks about us, 0: nothing is known yet
/// @param fractionLost lost in the peer's last interval, in 1/256
/// @param cumulativeLost lost since the beginning, negative with duplicates
/// @param jitterRtpTicks interarrival jitter at the peer, in RTP ticks of our clock
/// @param roundTripNanos network there and back, without the peer's own time; -1 while not measured
public record RemoteReception(
        long reports, int fractionLost, int cumulativeLost, long jitterRtpTicks, long roundTripNanos) {}
