package tutti.simulator.caller;

import java.util.Arrays;

/// How late something was, in buckets of 10 µs up to 200 ms. Thread: one. Allocates nothing after
/// construction.
final class LatenessHistogram {
    private static final long BUCKET_NANOS = 10_000;
    private static final int BUCKETS = 20_000;

    private final long[] counts = new long[BUCKETS + 1];
    private long total;
    private long maxNanos;

    void add(long latenessNanos) {
        long late = Math.max(0, latenessNanos);
        counts[(int) Math.min(BUCKETS, late / BUCKET_NANOS)]++;
        total++;
        maxNanos = Math.max(maxNanos, late);
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        maxNanos = 0;
    }

    double maxMillis() {
        return maxNanos / 1e6;
    }

    /// How many were later than that.
    long laterThan(long nanos) {
        long later = 0;
        for (int bucket = (int) (nanos / BUCKET_NANOS); bucket <= BUCKETS; bucket++) later += counts[bucket];
        return later;
    }

    /// Upper edge of the bucket in which the given part of all lies, at most the maximum.
    double quantileMillis(double part) {
        long rank = (long) Math.ceil(part * total);
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) return Math.min(maxNanos, (bucket + 1) * BUCKET_NANOS) / 1e6;
        }
        return maxMillis();
    }
}
