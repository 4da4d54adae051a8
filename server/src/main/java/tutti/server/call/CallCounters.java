package tutti.server.call;

import java.util.concurrent.atomic.AtomicLong;

/// How many calls came and what became of them. Written on the SIP loop's thread, read from any.
public final class CallCounters {
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unacceptable = new AtomicLong();
    private final AtomicLong withoutRoom = new AtomicLong();

    long accepted() {
        return accepted.incrementAndGet();
    }

    void ended() {
        ended.incrementAndGet();
    }

    void failed() {
        failed.incrementAndGet();
    }

    void refused(int status) {
        (status == 503 || status == 486 ? withoutRoom : unacceptable).incrementAndGet();
    }

    public long acceptedCalls() {
        return accepted.get();
    }

    public long endedCalls() {
        return ended.get();
    }

    /// Accepted, but the engine could not take them.
    public long failedCalls() {
        return failed.get();
    }

    /// Calls that could not be taken as they were: unknown name, no common codec, malformed description.
    public long unacceptableCalls() {
        return unacceptable.get();
    }

    /// Calls there was no room for: full server, full conference, no media port.
    public long callsWithoutRoom() {
        return withoutRoom.get();
    }
}
