package tutti.bench.mix;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Times one workload in rounds of many ticks each and keeps what each round cost.
///
/// It counts the thread's processor time: who else wants the processor is not the workload's cost. A round is short
/// enough that some are left alone by everything else on the machine and long enough that reading the clock is
/// nothing. Thread: the one that runs the workload.
final class Rounds {
    private static final long ROUND_NANOS = 8_000_000;
    private static final int TICKS_MAX = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Workload workload;
    private final int parties;
    private final double[] nanosPerPartyTick;
    private int ticks = 1;
    private int rounds;
    private long ticksDone;
    private long bytes;

    /// Keeps the last `rounds` rounds.
    Rounds(Workload workload, int parties, int rounds) {
        this.workload = workload;
        this.parties = parties;
        nanosPerPartyTick = new double[rounds];
    }

    /// Makes rounds as long as they should be, and forgets all before. Costs some rounds.
    void calibrate() {
        while (ticks < TICKS_MAX && time() < ROUND_NANOS) ticks *= 2;
        restart();
    }

    void restart() {
        rounds = 0;
        ticksDone = 0;
        bytes = 0;
    }

    void round() {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = time();
        bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        ticksDone += ticks;
        nanosPerPartyTick[rounds++ % nanosPerPartyTick.length] = nanos / (double) ticks / parties;
    }

    private long time() {
        long from = THREADS.getCurrentThreadCpuTime();
        workload.run(ticks);
        return THREADS.getCurrentThreadCpuTime() - from;
    }

    /// Whether the newer half of the rounds kept costs the same as the older half, within `tolerance` (0.02 is 2 %).
    boolean steady(double tolerance) {
        int kept = nanosPerPartyTick.length;
        if (rounds < kept) return false;
        double[] inOrder = new double[kept];
        for (int i = 0; i < kept; i++) inOrder[i] = nanosPerPartyTick[(rounds + i) % kept];
        double older = quantile(Arrays.copyOf(inOrder, kept / 2), 0.5);
        double newer = quantile(Arrays.copyOfRange(inOrder, kept / 2, kept), 0.5);
        return Math.abs(newer - older) <= tolerance * older;
    }

    Cost cost() {
        double median = quantile(nanosPerPartyTick, 0.5);
        double middleHalf = quantile(nanosPerPartyTick, 0.75) - quantile(nanosPerPartyTick, 0.25);
        return new Cost(median, 100 * middleHalf / median, bytes / (double) ticksDone);
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1) + 0.5)];
    }
}
