package tutti.rtp.rtcp;

import java.util.random.RandomGenerator;

/// When the next report is due, with timer reconsideration.
///
/// A leg is a session of two, so the bandwidth rule of §6.2 never asks for more than the minimum interval. The
/// interval is that times a random 0.5…1.5, divided by e − 1.5; when it is over, another is drawn, and only if
/// that is over as well the report goes out. Together this makes one report in 5 s on average, and keeps the legs
/// of a server that starts all at once apart. Thread: one owner. Allocates nothing. Source: RFC 3550 §6.2,
/// §6.3.1–6.3.6.
final class RtcpTimer {
    static final long INTERVAL_NANOS_MIN = 5_000_000_000L;

    private static final double COMPENSATION = Math.E - 1.5;

    private final RandomGenerator random;
    private boolean first;
    private long lastNanos;
    private long deadlineNanos;

    RtcpTimer(RandomGenerator random, long nowNanos) {
        this.random = random;
        restart(nowNanos);
    }

    /// The first interval is half as long, for quick notice (§6.2).
    void restart(long nowNanos) {
        first = true;
        lastNanos = nowNanos;
        deadlineNanos = nowNanos + drawNanos();
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    /// Whether a report goes out now; if not, the deadline has perhaps moved.
    boolean expires(long nowNanos) {
        if (nowNanos - deadlineNanos < 0) {
            return false;
        }
        long reconsideredNanos = lastNanos + drawNanos();
        if (nowNanos - reconsideredNanos < 0) {
            deadlineNanos = reconsideredNanos;
            return false;
        }
        first = false;
        lastNanos = nowNanos;
        deadlineNanos = nowNanos + drawNanos();
        return true;
    }

    private long drawNanos() {
        long intervalNanos = first ? INTERVAL_NANOS_MIN / 2 : INTERVAL_NANOS_MIN;
        return (long) (intervalNanos * (random.nextDouble() + 0.5) / COMPENSATION);
    }
}
