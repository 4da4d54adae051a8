package tutti.server.call;

import java.util.concurrent.atomic.AtomicLong;

/// How many calls came and went, and what became of them. Written on the SIP loop's thread, read from any.
public final class CallCounters {
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unacceptable = new AtomicLong();
    private final AtomicLong withoutRoom = new AtomicLong();
    private final AtomicLong dialsPlaced = new AtomicLong();
    private final AtomicLong dialsAnswered = new AtomicLong();
    private final AtomicLong dialsFailed = new AtomicLong();
    private final AtomicLong dialsRefused = new AtomicLong();

    /// The number of a call that is accepted.
    long accepted() {
        accepted.incrementAndGet();
        return numbers.incrementAndGet();
    }

    /// The number of a call of ours.
    long placed() {
        dialsPlaced.incrementAndGet();
        return numbers.incrementAndGet();
    }

    void dialAnswered() {
        dialsAnswered.incrementAndGet();
    }

    void dialFailed() {
        dialsFailed.incrementAndGet();
    }

    void dialRefused() {
        dialsRefused.incrementAndGet();
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

    /// Calls of ours that were sent.
    public long placedDials() {
        return dialsPlaced.get();
    }

    public long answeredDials() {
        return dialsAnswered.get();
    }

    /// Busy, declined, not answered, not reachable, or not even sent.
    public long failedDials() {
        return dialsFailed.get();
    }

    /// Calls that were not begun because too many were on their way.
    public long refusedDials() {
        return dialsRefused.get();
    }
}
