package tutti.server.playout;

import tutti.rtp.jitter.JitterBufferStatistics;

/// What one [Playout] did since it was made.
///
/// @param jitterBuffer the packets' part
/// @param playedSamples all that were pulled
/// @param concealedSamples made up because a packet was lost or late
/// @param recoveredSamples of lost packets, from copies in the packets after them
/// @param silenceSamples played while the source said nothing
/// @param acceleratedSamples taken out by time-scaling, to shorten the delay
/// @param expandedSamples put in by time-scaling, ahead of an underrun
/// @param undecodable packets whose payload was not valid for its type
/// @param unhandled packets of a payload type without a decoder
public record PlayoutStatistics(
        JitterBufferStatistics jitterBuffer,
        long playedSamples,
        long concealedSamples,
        long recoveredSamples,
        long silenceSamples,
        long acceleratedSamples,
        long expandedSamples,
        long undecodable,
        long unhandled) {}
