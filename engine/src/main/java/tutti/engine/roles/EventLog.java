package tutti.engine.roles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest events of a meeting in one total order. Bounded: the oldest are forgotten, and counted.
///
/// An event weighs 1, and 1 for each cell it carries.
final class EventLog {
    static final int WEIGHT_MAX = 1 << 16;

    private final Deque<MeetingEvent> events = new ArrayDeque<>();
    private long lastSeq;
    private long forgotten;
    private int weight;

    void append(long frame, List<Happening> happenings) {
        for (Happening happening : happenings) {
            events.addLast(new MeetingEvent(++lastSeq, frame, happening));
            weight += weight(happening);
        }
        while (weight > WEIGHT_MAX) {
            weight -= weight(events.removeFirst().happening());
            forgotten++;
        }
    }

    private static int weight(Happening happening) {
        return happening instanceof Happening.CellsChanged changed
                ? 1 + changed.cells().size()
                : 1;
    }

    long lastSeq() {
        return lastSeq;
    }

    long forgotten() {
        return forgotten;
    }

    EventsAfter after(long seq) {
        if (seq < forgotten || seq > lastSeq) return new EventsAfter.TakeSnapshot();
        return new EventsAfter.Complete(
                events.stream().filter(event -> event.seq() > seq).toList());
    }
}
