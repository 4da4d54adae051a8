package tutti.engine;

import java.util.concurrent.atomic.AtomicLong;

/// Decides when a processor's frames are due, and catches up with a limit when its owner was late.
///
/// Thread: the processor's owner; the counters may be read from any thread and are exact only for the
/// owner. Reads no clock: the owner calls [#work] with the time, at the latest at the deadline that the
/// call before returned.
public final class DutyCycle {
    /// More frames than that are not made up for: the frame clock skips them.
    public static final int CATCH_UP_FRAMES_MAX = 10;

    /// A tick that begins later than that after its deadline counts as late.
    public static final long LATE_NANOS = 5_000_000;

    private final Processor processor;
    private final long frameNanos;
    private long deadlineNanos;
    private boolean begun;
    private final AtomicLong lateTicks = new AtomicLong();
    private final AtomicLong skippedFrames = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong latestNanos = new AtomicLong();

    /// For `processor`, which nobody else ticks; [#begin] says when.
    public DutyCycle(Processor processor) {
        this.processor = processor;
        frameNanos = processor.settings().frameNanos();
    }

    /// The first frame is due at `firstDeadlineNanos`; call it before the first [#work].
    public void begin(long firstDeadlineNanos) {
        deadlineNanos = firstDeadlineNanos;
        begun = true;
    }

    /// When the next frame is due.
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /// Whether more than one frame is due at `nowNanos`: the owner was stalled.
    public boolean isBehind(long nowNanos) {
        return nowNanos - deadlineNanos >= frameNanos;
    }

    /// Makes every frame that is due at `nowNanos` and returns when the next one is.
    ///
    /// Sources and sinks are told when their frame was due, and not that it is late: a jitter buffer
    /// would take that for a network with time to spare.
    ///
    /// The first call begins the clock when [#begin] has not: its frame is due now.
    public long work(long nowNanos) {
        if (!begun) begin(nowNanos);
        long dueFrames = Math.floorDiv(nowNanos - deadlineNanos, frameNanos) + 1;
        if (dueFrames > CATCH_UP_FRAMES_MAX) {
            long lost = dueFrames - CATCH_UP_FRAMES_MAX;
            processor.skip(lost);
            deadlineNanos += lost * frameNanos;
            skippedFrames.setRelease(skippedFrames.getPlain() + lost);
        }
        while (deadlineNanos - nowNanos <= 0) {
            account(nowNanos - deadlineNanos);
            processor.tick(deadlineNanos);
            deadlineNanos += frameNanos;
        }
        return deadlineNanos;
    }

    private void account(long latenessNanos) {
        ticks.setRelease(ticks.getPlain() + 1);
        if (latenessNanos > LATE_NANOS) lateTicks.setRelease(lateTicks.getPlain() + 1);
        if (latenessNanos > latestNanos.getPlain()) latestNanos.setRelease(latenessNanos);
    }

    /// How many frames it has made.
    public long ticks() {
        return ticks.getAcquire();
    }

    /// How many of them began more than [#LATE_NANOS] after their deadline.
    public long lateTicks() {
        return lateTicks.getAcquire();
    }

    /// How many frames were never made, because more than [#CATCH_UP_FRAMES_MAX] were due at once.
    public long skippedFrames() {
        return skippedFrames.getAcquire();
    }

    /// The worst lateness of a tick so far.
    public long latestNanos() {
        return latestNanos.getAcquire();
    }
}
