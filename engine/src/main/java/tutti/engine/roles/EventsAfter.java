package tutti.engine.roles;

import java.util.List;

/// The answer to "what happened after number n".
public sealed interface EventsAfter {
    /// All of it, as `events`, the oldest first.
    record Complete(List<MeetingEvent> events) implements EventsAfter {
        public Complete {
            events = List.copyOf(events);
        }
    }

    /// Some of it is forgotten, or n is in the future: take a snapshot and go on from its `seq`.
    record TakeSnapshot() implements EventsAfter {}
}
