package tutti.engine.play;

import java.util.concurrent.atomic.AtomicLong;

/// Status and position of a [Play]: written by the tick, read by any thread.
final class Progress {
    private volatile PlayStatus status = PlayStatus.READY;
    private volatile boolean aborting;
    private final AtomicLong position = new AtomicLong();

    PlayStatus status() {
        return status;
    }

    /// The position first: who sees that it is over sees where.
    void set(PlayStatus now, long positionSamples) {
        position.setRelease(positionSamples);
        if (status != now) status = now;
    }

    long positionSamples() {
        return position.getAcquire();
    }

    void abort() {
        aborting = true;
    }

    boolean isAborting() {
        return aborting;
    }
}
