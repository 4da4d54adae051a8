package tutti.server;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Work that other threads hand to a loop; runs on the loop's thread, in order, a bounded number per round.
///
/// Taking a task neither locks nor allocates. A task that throws is logged once per kind and costs nobody else
/// anything.
public final class LoopTasks {
    /// More waiting tasks than that are refused with [RejectedExecutionException].
    public static final int TASKS_MAX = 65_536;

    /// That many run per round, so that a flood of commands cannot make a tick late without limit.
    public static final int TASKS_PER_ROUND_MAX = 64;

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final DistinctErrors errors;

    /// What a task throws is told to `errors`.
    public LoopTasks(DistinctErrors errors) {
        this.errors = errors;
    }

    /// Adds a task. Thread: any.
    public void add(Runnable task) {
        if (size.incrementAndGet() > TASKS_MAX) {
            size.decrementAndGet();
            refused.incrementAndGet();
            throw new RejectedExecutionException(
                    "more than " + TASKS_MAX + " tasks wait for a loop; it does not keep up");
        }
        waiting.add(task);
    }

    /// Runs what waits, up to the limit. Thread: the loop's.
    public void run() {
        for (int i = 0; i < TASKS_PER_ROUND_MAX; i++) {
            Runnable task = waiting.poll();
            if (task == null) return;
            size.decrementAndGet();
            try {
                task.run();
            } catch (RuntimeException e) {
                errors.log("a task failed", e);
            }
        }
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// How many tasks were refused because too many waited.
    public long refused() {
        return refused.get();
    }
}
