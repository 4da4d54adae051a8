package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Turns the times that the kernel puts on packets, of a clock that is set now and then, into those of a
/// clock that only runs.
///
/// ```
///   the poll before                   this poll: both clocks are read
///   ──────┼───────────────────×─────────────┼────►        age = unix now − stamp;   arrival = now − age
///         └─ no earlier ──────┴─ no later ──┘             whatever was done to the clock in between
/// ```
/// Thread: its owner's. Allocates nothing after construction.
final class ArrivalClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final MemorySegment time;
    private long nowNanos;
    private long nowUnixNanos;
    private long earliestNanos;

    ArrivalClock(Arena arena) {
        time = arena.allocate(2 * Long.BYTES, Long.BYTES);
        nowNanos = System.nanoTime();
    }

    /// A poll begins.
    void read() {
        earliestNanos = nowNanos;
        nowNanos = System.nanoTime();
        nowUnixNanos = nanos(LinuxCalls.CLOCK_REALTIME);
    }

    private long nanos(int clock) {
        LinuxCalls.clockTime(clock, time);
        return time.get(JAVA_LONG, 0) * NANOS_PER_SECOND + time.get(JAVA_LONG, Long.BYTES);
    }

    /// Of a packet stamped `stampUnixNanos`; `mayBeOlder` when it may have waited already in the poll before.
    long arrivalNanos(long stampUnixNanos, boolean mayBeOlder) {
        if (stampUnixNanos == ReceiveBatch.UNKNOWN) return nowNanos;
        long arrival = Math.min(nowNanos, nowNanos - (nowUnixNanos - stampUnixNanos));
        return mayBeOlder ? arrival : Math.max(arrival, earliestNanos);
    }

    /// When the poll began.
    long nowNanos() {
        return nowNanos;
    }

    /// Whether [System#nanoTime] is the clock that the kernel's timers go by.
    boolean isTimerClock() {
        return Math.abs(nanos(LinuxCalls.CLOCK_MONOTONIC) - System.nanoTime()) < NANOS_PER_SECOND;
    }
}
