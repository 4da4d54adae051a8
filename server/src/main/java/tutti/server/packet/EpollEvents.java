package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Room for what epoll says is ready; files are known by their number.
///
/// ```
///   epoll_event   events:4  fd:4  (4)                  12 octets on x64, where it is packed
///                 events:4  (4)   fd:4  (4)            16 elsewhere
/// ```
/// Thread: its owner's. Allocates nothing after construction. Source: epoll_ctl(2).
final class EpollEvents {
    private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");
    private static final int EVENT_OCTETS = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;

    private final int eventsMax;
    private final MemorySegment events;
    private final MemorySegment wanted;

    EpollEvents(Arena arena, int eventsMax) {
        this.eventsMax = eventsMax;
        events = arena.allocate((long) eventsMax * EVENT_OCTETS, Long.BYTES);
        wanted = arena.allocate(EVENT_OCTETS, Long.BYTES);
    }

    int eventsMax() {
        return eventsMax;
    }

    /// From now on `epoll` tells when `fd` can be read; negative when that cannot be.
    int watch(int epoll, int fd) {
        wanted.set(JAVA_INT, 0, LinuxCalls.EPOLLIN);
        wanted.set(JAVA_INT, DATA, fd);
        return LinuxCalls.addToEpoll(epoll, fd, wanted);
    }

    /// How many are ready; waits up to `timeoutMillis` for the first.
    int await(int epoll, int timeoutMillis) {
        return Math.max(0, LinuxCalls.epollWait(epoll, events, eventsMax, timeoutMillis));
    }

    int fd(int index) {
        return events.get(JAVA_INT, (long) index * EVENT_OCTETS + DATA);
    }
}
