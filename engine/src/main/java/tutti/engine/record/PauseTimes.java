package tutti.engine.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// From which frames on a recording pauses and goes on: told by any thread, asked by the one that drains,
/// later.
///
/// When too many changes wait, to go on is refused and counted, never to pause: rather too little is
/// recorded than what nobody wanted to be.
final class PauseTimes {
    static final int WAITING_MAX = 1_024;

    private record Change(long frame, boolean paused) {}

    /// What waits, and what holds after the last of it.
    private record Plan(List<Change> waiting, boolean paused, boolean refused) {
        Plan after(Change next) {
            if (next.paused == paused) return new Plan(waiting, paused, false);
            List<Change> all = new ArrayList<>(waiting);
            if (!all.isEmpty() && all.getLast().frame >= next.frame) all.removeLast();
            else if (all.size() < WAITING_MAX) all.add(next);
            else if (next.paused) all.removeLast();
            else return new Plan(waiting, paused, true);
            return new Plan(List.copyOf(all), next.paused, false);
        }

        boolean hasPassed(long frame) {
            return !waiting.isEmpty() && waiting.getFirst().frame <= frame;
        }

        Plan without(long passedFrame) {
            return new Plan(
                    waiting.stream().filter(it -> it.frame > passedFrame).toList(), paused, false);
        }
    }

    private final AtomicReference<Plan> plan;
    private final AtomicLong refused = new AtomicLong();
    private boolean paused;

    PauseTimes(boolean paused) {
        this.paused = paused;
        plan = new AtomicReference<>(new Plan(List.of(), paused, false));
    }

    /// From `frame` on; frames are told in ascending order.
    void change(long frame, boolean toPaused) {
        Change next = new Change(frame, toPaused);
        if (plan.updateAndGet(it -> it.after(next)).refused) refused.incrementAndGet();
    }

    /// What was told last.
    boolean paused() {
        return plan.get().paused;
    }

    /// Asked in ascending order of frames.
    boolean pausedAt(long frame) {
        if (!plan.get().hasPassed(frame)) return paused;
        Plan before = plan.getAndUpdate(it -> it.without(frame));
        for (Change change : before.waiting) {
            if (change.frame <= frame) paused = change.paused;
        }
        return paused;
    }

    long refused() {
        return refused.get();
    }
}
