package tutti.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The control side of all processors of an engine: one change at a time, heard as a whole.
///
/// Control calls of any thread take this lock; no tick does. When the outermost change ends, each processor
/// that it touched gets a new program, and those that are linked get theirs for the same frame (see
/// [Adoption]).
final class Control {
    private static final int PENDING_MAX = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Processor> dirty = new LinkedHashSet<>();
    private final Set<Processor> linked = new LinkedHashSet<>();
    private final Deque<Adoption> pending = new ArrayDeque<>();
    private int depth;

    <T> T change(Supplier<T> change) {
        lock.lock();
        depth++;
        try {
            return change.get();
        } finally {
            try {
                if (depth == 1 && !dirty.isEmpty()) publish();
            } finally {
                depth--;
                lock.unlock();
            }
        }
    }

    void touched(Processor processor) {
        dirty.add(processor);
    }

    /// What leaves or arrives over links has changed somewhere.
    void linksTouched(Processor from, Processor to) {
        linked.add(from);
        linked.add(to);
        dirty.add(from);
        dirty.add(to);
    }

    private void publish() {
        List<Processor> together = orderStages();
        List<Processor> touched = new ArrayList<>(dirty);
        dirty.clear();
        if (together.size() > 1) {
            together = withAllLinked(together);
            Adoption adoption = new Adoption(together);
            for (Processor processor : together) processor.publish(adoption);
            adoption.open();
            pending.add(adoption);
            touched.removeAll(together);
        }
        for (Processor processor : touched) processor.publish();
        linked.removeIf(processor -> !processor.links().areThere());
    }

    /// All that are linked, or were when the change before was published: whoever uses this change uses those before
    /// it too, so nobody may still wait for one of them.
    ///
    /// Of changes that no tick has taken up yet the newest waits beside the one that is published now, so that a
    /// tick which begins meanwhile finds it; those before are revoked.
    private List<Processor> withAllLinked(List<Processor> together) {
        Set<Processor> all = new LinkedHashSet<>(together);
        all.addAll(linked);
        if (!pending.isEmpty()) all.addAll(pending.getLast().peers());
        if (pending.size() == PENDING_MAX) pending.remove().revoke();
        return List.copyOf(all);
    }

    /// Settles which stage each output is mixed in, over all links, and gives those whose programs must
    /// change together.
    private List<Processor> orderStages() {
        boolean overLinks = dirty.stream().anyMatch(linked::contains);
        Set<Processor> concerned = overLinks ? new LinkedHashSet<>(linked) : new LinkedHashSet<>();
        concerned.addAll(dirty);
        for (Processor processor : concerned) processor.resetStages();
        boolean settled = false;
        while (!settled) {
            settled = true;
            for (Processor processor : concerned) {
                if (processor.raiseStages()) settled = false;
            }
        }
        for (Processor processor : concerned) {
            if (processor.stagesChanged()) dirty.add(processor);
        }
        List<Processor> together = new ArrayList<>(dirty);
        together.retainAll(linked);
        return together;
    }
}
