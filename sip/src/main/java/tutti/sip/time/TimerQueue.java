package tutti.sip.time;

import java.util.Arrays;

/// All deadlines of one SIP endpoint, and its idea of the present.
///
/// Whoever enters the endpoint from outside says what time it is, once ([#advanceTo]); everything inside counts
/// from there. So a whole message is handled at one instant, and a test owns the time.
///
/// A binary heap: starting, stopping and firing cost O(log n). Equal deadlines fire in the order they were
/// started, so that a run can be repeated exactly. Nanoseconds, monotonic, from any origin. Thread: one.
public final class TimerQueue {
    /// Answered by [#nextDeadlineNanos()] when nothing is due, ever.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int INITIAL_CAPACITY = 64;

    private Timer[] heap = new Timer[INITIAL_CAPACITY];
    private int size;
    private long nowNanos = Long.MIN_VALUE;
    private long started;

    /// Sets the present. Time that would run backwards stands still.
    public void advanceTo(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }

    public long nowNanos() {
        return nowNanos;
    }

    /// Runs `action` once, `delayNanos` from now, unless the timer is stopped before.
    public Timer start(long delayNanos, Runnable action) {
        Timer timer = new Timer(nowNanos + Math.max(delayNanos, 0), started++, action);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        size++;
        siftUp(size - 1, timer);
        return timer;
    }

    /// Stops a timer; one that has fired or was stopped is left alone.
    public void stop(Timer timer) {
        int index = timer.index();
        if (index < 0) {
            return;
        }
        remove(index);
        timer.moved(-1);
    }

    /// The earliest deadline, or [#NEVER].
    public long nextDeadlineNanos() {
        return size == 0 ? NEVER : heap[0].deadlineNanos();
    }

    /// How many timers are running.
    public int size() {
        return size;
    }

    /// Fires everything that is due at the present, in order, timers started meanwhile included.
    public void fireDue() {
        while (size > 0 && heap[0].deadlineNanos() <= nowNanos) {
            Timer due = heap[0];
            remove(0);
            due.moved(-1);
            due.fire();
        }
    }

    private void remove(int index) {
        size--;
        Timer last = heap[size];
        clear(size);
        if (index < size) {
            siftDown(index, last);
            if (last.index() == index) {
                siftUp(index, last);
            }
        }
    }

    @SuppressWarnings("NullAway") // the cells beyond size hold nothing, and nobody reads them
    private void clear(int index) {
        heap[index] = null;
    }

    private void siftUp(int from, Timer timer) {
        int index = from;
        while (index > 0) {
            int parent = (index - 1) / 2;
            if (!timer.isBefore(heap[parent])) {
                break;
            }
            place(index, heap[parent]);
            index = parent;
        }
        place(index, timer);
    }

    private void siftDown(int from, Timer timer) {
        int index = from;
        while (2 * index + 1 < size) {
            int child = 2 * index + 1;
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(timer)) {
                break;
            }
            place(index, heap[child]);
            index = child;
        }
        place(index, timer);
    }

    private void place(int index, Timer timer) {
        heap[index] = timer;
        timer.moved(index);
    }
}
