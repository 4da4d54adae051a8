package tutti.simulator.script.stage;

import java.util.List;
import tutti.engine.play.PlayStatus;
import tutti.engine.roles.MeetingEvent;

/// A prompt that is over: how, how much of it was heard, and what the meeting told when it left.
public record Completed(Performer who, PlayStatus status, double heardMillis, List<MeetingEvent> events) {
    public Completed {
        events = List.copyOf(events);
    }
}
