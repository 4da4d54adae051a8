package tutti.rtp.jitter;

/// What one [JitterBuffer] did since it was made, and its delay now.
///
/// @param delayMillis how long a packet that suffers no jitter waits now, until its first sample is played
/// @param targetMillis the delay that recent arrivals ask for, tick granularity not counted
/// @param jitterMillis spread of recent arrivals: 97.5th percentile of transit time minus the smallest
/// @param accepted packets stored, in order or not
/// @param reordered of these, packets that came after a later one, yet in time
/// @param late packets whose place had been played or given up
/// @param lost packets that were missing when they were needed and a later one was there; one that comes after
/// all counts as late, too
/// @param duplicates packets that were there or played already
/// @param overflows packets pushed out because all slots were taken
/// @param oversize packets with a payload longer than the settings allow
/// @param resets jumps of sequence number or timestamp that made the buffer start again
/// @param skipped packets thrown away unplayed, because of an outage, a jump or the cap
/// @param capped times the delay cap was enforced
/// @param underruns ticks at which nothing was there
public record JitterBufferStatistics(
        double delayMillis,
        double targetMillis,
        double jitterMillis,
        long accepted,
        long reordered,
        long late,
        long lost,
        long duplicates,
        long overflows,
        long oversize,
        long resets,
        long skipped,
        long capped,
        long underruns) {}
