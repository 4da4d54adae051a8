package tutti.bench.timing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Times some work in rounds of many ticks each and keeps what each round cost.
///
/// It counts the thread's processor time: who else wants the processor is not the work's cost. A round is short
/// enough that some are left alone by everything else on the machine and long enough that reading the clock is
/// nothing. Thread: the one that runs the work.
public final class Rounds {
    private static final long ROUND_NANOS = 8_000_000;
    private static final int TICKS_MAX = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Ticks work;
    private final double[] nanosPerTick;
    private int ticks = 1;
    private int rounds;
    private long ticksDone;
    private long bytes;

    /// Keeps the last `rounds` rounds.
    public Rounds(Ticks work, int rounds) {
        this.work = work;
        nanosPerTick = new double[rounds];
    }

    /// Makes rounds as long as they should be, and forgets all before. Costs some rounds.
    public void calibrate() {
        while (ticks < TICKS_MAX && time() < ROUND_NANOS) ticks *= 2;
        restart();
    }

    /// Forgets the rounds so far, and keeps their length.
    public void restart() {
        rounds = 0;
        ticksDone = 0;
        bytes = 0;
    }

    /// Does one round and keeps its cost.
    public void round() {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = time();
        bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        ticksDone += ticks;
        nanosPerTick[rounds++ % nanosPerTick.length] = nanos / (double) ticks;
    }

    private long time() {
        long from = THREADS.getCurrentThreadCpuTime();
        work.run(ticks);
        return THREADS.getCurrentThreadCpuTime() - from;
    }

    /// Whether the newer half of the rounds kept costs the same as the older half, within `tolerance` (0.02 is 2 %).
    public boolean steady(double tolerance) {
        int kept = nanosPerTick.length;
        if (rounds < kept) return false;
        double[] inOrder = new double[kept];
        for (int i = 0; i < kept; i++) inOrder[i] = nanosPerTick[(rounds + i) % kept];
        double older = quantile(Arrays.copyOf(inOrder, kept / 2), 0.5);
        double newer = quantile(Arrays.copyOfRange(inOrder, kept / 2, kept), 0.5);
        return Math.abs(newer - older) <= tolerance * older;
    }

    /// Processor time of a tick: median of the rounds.
    public double medianNanos() {
        return quantile(nanosPerTick, 0.5);
    }

    /// How far apart the rounds of the middle half are, in percent of the median.
    public double spreadPercent() {
        return 100 * (quantile(nanosPerTick, 0.75) - quantile(nanosPerTick, 0.25)) / medianNanos();
    }

    /// What the thread allocated in a tick, over all rounds.
    public double bytesPerTick() {
        return bytes / (double) ticksDone;
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1) + 0.5)];
    }
}
