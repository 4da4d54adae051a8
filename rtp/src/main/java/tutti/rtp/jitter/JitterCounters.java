package tutti.rtp.jitter;

/// What [JitterBufferStatistics] reports, while it is counted.
final class JitterCounters {
    long accepted;
    long reordered;
    long late;
    long lost;
    long duplicates;
    long overflows;
    long oversize;
    long resets;
    long skipped;
    long capped;
    long underruns;

    JitterBufferStatistics snapshot(DelayTarget target, long delayNanos) {
        return new JitterBufferStatistics(
                delayNanos / 1e6,
                (target.jitterNanos() + target.slackNanos()) / 1e6,
                target.jitterNanos() / 1e6,
                accepted,
                reordered,
                late,
                lost,
                duplicates,
                overflows,
                oversize,
                resets,
                skipped,
                capped,
                underruns);
    }
}
