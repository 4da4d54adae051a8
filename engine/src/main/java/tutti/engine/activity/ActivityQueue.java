package tutti.engine.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Reports on their way from one tick to control: a bounded ring, one writer, one reader at a time.
///
/// ```
///   [source << 32 | count] [frame number] [rank 0] … [rank count−1]   [next report …
/// ```
/// Allocates only when reading.
public final class ActivityQueue {
    /// Room for that many numbers; a report of n active inputs takes n + 2.
    public static final int CAPACITY = 1 << 14;

    private static final int HEADER = 2;

    private final long[] ring = new long[CAPACITY];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /// Who takes reports out.
    @FunctionalInterface
    public interface Reader {
        /// In frame `frameNumber` the output of `source` had these active inputs, the loudest first.
        void report(int source, long frameNumber, List<ActiveInput> activeInputs);
    }

    /// Thread: tick. False, and counted, when there is no room.
    boolean offer(int source, long frameNumber, long[] ranks, int count) {
        long at = written.getPlain();
        if (CAPACITY - (at - read.getAcquire()) < HEADER + count) {
            refused.setRelease(refused.getPlain() + 1);
            return false;
        }
        put(at, (long) source << 32 | count);
        put(at + 1, frameNumber);
        for (int i = 0; i < count; i++) put(at + HEADER + i, ranks[i]);
        written.setRelease(at + HEADER + count);
        return true;
    }

    /// Hands every waiting report to `reader`, the oldest first. Thread: any, one at a time.
    public void drain(Reader reader) {
        long end = written.getAcquire();
        for (long at = read.getPlain(); at < end; ) {
            long header = get(at);
            long frameNumber = get(at + 1);
            int count = (int) header;
            List<ActiveInput> active = new ArrayList<>(count);
            for (int i = 0; i < count; i++) active.add(Rank.toActiveInput(get(at + HEADER + i)));
            at += HEADER + count;
            read.setRelease(at);
            reader.report((int) (header >>> 32), frameNumber, List.copyOf(active));
        }
    }

    /// How many reports found no room. Thread: any.
    public long refused() {
        return refused.getAcquire();
    }

    private void put(long at, long value) {
        ring[(int) (at & (CAPACITY - 1))] = value;
    }

    private long get(long at) {
        return ring[(int) (at & (CAPACITY - 1))];
    }
}
