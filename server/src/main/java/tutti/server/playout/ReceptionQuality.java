package tutti.server.playout;

import java.util.Locale;
import tutti.rtp.jitter.JitterBufferStatistics;

/// What a leg's listener got, in the numbers that explain it; ready to be printed when a call ends.
///
/// Times are means over all ticks at which something played; they add up to the delay between the arrival of a packet
/// that is not late and the end of decoding. Shares are of all packets that were sent, as far as known, and of all
/// time.
///
/// @param networkJitterMillis held because packets come unevenly (97.5th percentile of recent arrivals)
/// @param jitterBufferMillis held beyond that: slack, and what had not been worked off yet
/// @param frameWaitMillis waiting for the tick, 0 to one frame
/// @param codecLookAheadMillis of the decoder
/// @param longestMillis the longest delay there was, without the decoder's
/// @param jitterMillis spread of the last arrivals of the call
/// @param lostPercent packets that never came
/// @param latePercent packets that came and could not be played any more
/// @param concealedPercent of the time: made up
/// @param scaledPercent of the time: taken out or put in, to change the delay
public record ReceptionQuality(
        double networkJitterMillis,
        double jitterBufferMillis,
        double frameWaitMillis,
        double codecLookAheadMillis,
        double longestMillis,
        double jitterMillis,
        double lostPercent,
        double latePercent,
        double concealedPercent,
        double scaledPercent) {

    static ReceptionQuality of(DelayAccount delay, PlayoutStatistics statistics, double codecLookAheadMillis) {
        JitterBufferStatistics packets = statistics.jitterBuffer();
        // One that was given up and came after all counts as both.
        double lost = Math.max(0, packets.lost() - packets.late());
        double late = packets.late() + (double) packets.skipped();
        double sent = Math.max(1, packets.accepted() + lost + packets.late());
        double played = Math.max(1, statistics.playedSamples());
        return new ReceptionQuality(
                delay.networkMillis(),
                delay.bufferMillis(),
                delay.waitMillis(),
                codecLookAheadMillis,
                delay.longestMillis(),
                packets.jitterMillis(),
                100 * lost / sent,
                100 * late / sent,
                100 * statistics.concealedSamples() / played,
                100 * (statistics.acceleratedSamples() + statistics.expandedSamples()) / played);
    }

    /// The sum of all stages.
    public double delayMillis() {
        return networkJitterMillis + jitterBufferMillis + frameWaitMillis + codecLookAheadMillis;
    }

    /// One line for a log.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "delay %.1f ms (jitter %.1f, buffer %.1f, tick %.1f, codec %.1f; longest %.0f), lost %.2f %%, late %.2f %%, "
                        + "made up %.2f %%, scaled %.2f %%",
                delayMillis(),
                networkJitterMillis,
                jitterBufferMillis,
                frameWaitMillis,
                codecLookAheadMillis,
                longestMillis,
                lostPercent,
                latePercent,
                concealedPercent,
                scaledPercent);
    }
}
