package tutti.server.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// How late this machine wakes who waits for a frame. Told, not judged: beside other work it says little.
final class TimerCheck {
    private static final int TICKS = 50;
    private static final long TICK_NANOS = 20_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private TimerCheck() {}

    static Finding look() {
        long[] lateNanos = new long[TICKS];
        long deadlineNanos = System.nanoTime();
        for (int i = 0; i < TICKS; i++) {
            deadlineNanos += TICK_NANOS;
            for (long now = System.nanoTime(); now - deadlineNanos < 0; now = System.nanoTime()) {
                LockSupport.parkNanos(deadlineNanos - now);
            }
            lateNanos[i] = System.nanoTime() - deadlineNanos;
        }
        Arrays.sort(lateNanos);
        return Finding.ok(String.format(
                Locale.ROOT,
                "wakes %.2f ms late (median), %.2f ms at worst, in %d frames of 20 ms",
                lateNanos[TICKS / 2] / NANOS_PER_MILLI,
                lateNanos[TICKS - 1] / NANOS_PER_MILLI,
                TICKS));
    }
}
