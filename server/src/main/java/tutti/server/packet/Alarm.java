package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Sleeps until a moment, or until somebody rings. Packets do not end the sleep: that they come together is
/// what makes them cheap.
///
/// Thread: one sleeps; any may [#ring]. Allocates nothing after construction. Source: timerfd_create(2),
/// eventfd(2).
final class Alarm {
    private static final int EVENTS = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// The sleep ends that long after its moment even if the timer fails.
    private static final int GRACE_MILLIS = 20;

    private final EpollEvents events;
    private final MemorySegment timerSpecification;
    private final MemorySegment word;
    private final int epoll;
    private final int timer;
    private final int bell;
    private boolean closed;

    Alarm(Arena arena) throws IOException {
        events = new EpollEvents(arena, EVENTS);
        timerSpecification = arena.allocate(4 * Long.BYTES, Long.BYTES);
        word = arena.allocate(2 * Long.BYTES, Long.BYTES);
        word.set(JAVA_LONG, 0, 1);
        epoll = LinuxCalls.newEpoll();
        timer = LinuxCalls.newTimer();
        bell = LinuxCalls.newEvent();
        if (epoll < 0 || timer < 0 || bell < 0 || events.watch(epoll, timer) < 0 || events.watch(epoll, bell) < 0) {
            close();
            throw new IOException("no timer to sleep by");
        }
    }

    /// Returns when [System#nanoTime] is `momentNanos`, at once when it has passed, or earlier when
    /// somebody rings.
    void sleepUntil(long momentNanos) {
        long leftNanos = momentNanos - System.nanoTime();
        if (leftNanos <= 0) return;
        timerSpecification.set(JAVA_LONG, 2 * Long.BYTES, momentNanos / NANOS_PER_SECOND);
        timerSpecification.set(JAVA_LONG, 3 * Long.BYTES, momentNanos % NANOS_PER_SECOND);
        LinuxCalls.setTimer(timer, timerSpecification);
        int ready = events.await(epoll, (int) (leftNanos / NANOS_PER_MILLI) + GRACE_MILLIS);
        for (int i = 0; i < ready; i++) {
            if (events.fd(i) == bell) LinuxCalls.read(bell, word.asSlice(Long.BYTES), Long.BYTES);
        }
    }

    /// Ends a sleep, the next one if there is none now. Nothing when closed. Thread: any.
    synchronized void ring() {
        if (!closed) LinuxCalls.write(bell, word, Long.BYTES);
    }

    synchronized void close() {
        if (closed) return;
        closed = true;
        for (int fd : new int[] {bell, timer, epoll}) {
            if (fd >= 0) LinuxCalls.close(fd);
        }
    }
}
