package tutti.server.packet;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Functions of the C library by their names there, see their pages of section 2 of the Linux manual. All
/// give a negative number when they fail.
///
/// To be loaded on Linux only: elsewhere that fails with a [LinkageError]. Thread: any. Allocates nothing.
final class LinuxCalls {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    static final int NON_BLOCKING = 0x800;
    static final int CLOSE_ON_EXEC = 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SO_TIMESTAMPNS = 35;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;
    static final int EPOLLIN = 1;
    static final int EPOLL_CTL_ADD = 1;
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_MONOTONIC = 1;
    static final int TFD_TIMER_ABSTIME = 1;

    private static final Linker LINKER = Linker.nativeLinker();

    // Constants, for the compiler then knows what is called.
    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle SETSOCKOPT =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = function("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle RECVMMSG =
            function("recvmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SENDTO =
            function("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE1 = function("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CTL =
            function("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT =
            function("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle TIMERFD_CREATE = function("timerfd_create", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle TIMERFD_SETTIME =
            function("timerfd_settime", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle EVENTFD = function("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOCK_GETTIME = function("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);

    private LinuxCalls() {}

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        MemorySegment address = LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
        return LINKER.downcallHandle(address, FunctionDescriptor.of(result, arguments));
    }

    static int socket(int family, int type) {
        try {
            return (int) SOCKET.invokeExact(family, type, 0);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int bind(int fd, MemorySegment address, int octets) {
        try {
            return (int) BIND.invokeExact(fd, address, octets);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int close(int fd) {
        try {
            return (int) CLOSE.invokeExact(fd);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /// An option whose value is the int in `value`.
    static int setOption(int fd, int level, int option, MemorySegment value) {
        try {
            return (int) SETSOCKOPT.invokeExact(fd, level, option, value, Integer.BYTES);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int localAddress(int fd, MemorySegment address, MemorySegment octets) {
        try {
            return (int) GETSOCKNAME.invokeExact(fd, address, octets);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int receive(int fd, MemorySegment messages, int count) {
        try {
            return (int) RECVMMSG.invokeExact(fd, messages, count, MSG_DONTWAIT, MemorySegment.NULL);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static long send(int fd, MemorySegment data, long octets, MemorySegment to, int toOctets) {
        try {
            return (long) SENDTO.invokeExact(fd, data, octets, MSG_DONTWAIT | MSG_NOSIGNAL, to, toOctets);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int newEpoll() {
        try {
            return (int) EPOLL_CREATE1.invokeExact(CLOSE_ON_EXEC);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int addToEpoll(int epoll, int fd, MemorySegment event) {
        try {
            return (int) EPOLL_CTL.invokeExact(epoll, EPOLL_CTL_ADD, fd, event);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int epollWait(int epoll, MemorySegment events, int eventsMax, int timeoutMillis) {
        try {
            return (int) EPOLL_WAIT.invokeExact(epoll, events, eventsMax, timeoutMillis);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int newTimer() {
        try {
            return (int) TIMERFD_CREATE.invokeExact(CLOCK_MONOTONIC, NON_BLOCKING | CLOSE_ON_EXEC);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int setTimer(int timer, MemorySegment absoluteTime) {
        try {
            return (int) TIMERFD_SETTIME.invokeExact(timer, TFD_TIMER_ABSTIME, absoluteTime, MemorySegment.NULL);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int newEvent() {
        try {
            return (int) EVENTFD.invokeExact(0, NON_BLOCKING | CLOSE_ON_EXEC);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static long read(int fd, MemorySegment into, long octets) {
        try {
            return (long) READ.invokeExact(fd, into, octets);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static long write(int fd, MemorySegment from, long octets) {
        try {
            return (long) WRITE.invokeExact(fd, from, octets);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    static int clockTime(int clock, MemorySegment time) {
        try {
            return (int) CLOCK_GETTIME.invokeExact(clock, time);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /// `invokeExact` declares `Throwable`; these functions throw nothing of their own.
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) throw error;
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
