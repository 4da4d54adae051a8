package tutti.sip.time;

/// A deadline that was started and may be stopped, through its [TimerQueue].
public final class Timer {
    /// A timer that is not running: what a field holds before its timer is started.
    public static final Timer IDLE = new Timer(0, 0, () -> {});

    private final long deadlineNanos;
    private final long order;
    private final Runnable action;
    private int index = -1;

    Timer(long deadlineNanos, long order, Runnable action) {
        this.deadlineNanos = deadlineNanos;
        this.order = order;
        this.action = action;
    }

    /// Whether it is still to fire.
    public boolean isRunning() {
        return index >= 0;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    boolean isBefore(Timer other) {
        return deadlineNanos < other.deadlineNanos || (deadlineNanos == other.deadlineNanos && order < other.order);
    }

    int index() {
        return index;
    }

    void moved(int newIndex) {
        index = newIndex;
    }

    void fire() {
        action.run();
    }
}
