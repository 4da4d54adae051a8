package tutti.server.playout;

import tutti.rtp.jitter.JitterBuffer;

/// Adds up what each stage holds of the delay, tick by tick.
///
/// ```
///   arrival of a packet that is not late                                       the tick that plays it
///   ├── jitter of the network ──┼── slack ──┼── wait for the next tick ──┼── whole frames too much ──┤
///                                                  < one frame
/// ```
/// Allocates nothing.
final class DelayAccount {
    private final long frameNanos;
    private long ticks;
    private long networkNanos;
    private long bufferNanos;
    private long waitNanos;
    private long longestNanos;

    DelayAccount(long frameNanos) {
        this.frameNanos = frameNanos;
    }

    /// To be called at each tick; one at which nothing plays does not count.
    void tick(JitterBuffer jitterBuffer) {
        long delayNanos = jitterBuffer.delayNanos();
        if (delayNanos == 0) return;
        long network = Math.min(delayNanos, jitterBuffer.jitterNanos());
        long left = delayNanos - network;
        long slack = Math.min(left, jitterBuffer.slackNanos());
        long wait = (left - slack) % frameNanos;
        ticks++;
        networkNanos += network;
        waitNanos += wait;
        bufferNanos += left - wait;
        longestNanos = Math.max(longestNanos, delayNanos);
    }

    double networkMillis() {
        return mean(networkNanos);
    }

    /// Slack, and what is too much.
    double bufferMillis() {
        return mean(bufferNanos);
    }

    double waitMillis() {
        return mean(waitNanos);
    }

    double longestMillis() {
        return longestNanos / 1e6;
    }

    private double mean(long nanos) {
        return ticks == 0 ? 0 : nanos / 1e6 / ticks;
    }
}
