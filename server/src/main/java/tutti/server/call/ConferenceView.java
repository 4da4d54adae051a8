package tutti.server.call;

import java.util.List;
import tutti.server.room.Participant;
import tutti.server.room.Room;

/// A conference at one moment: its name and its parties' addresses in order of joining.
public record ConferenceView(String name, List<String> participants) {
    static ConferenceView of(Room room) {
        return new ConferenceView(
                room.name(), room.participants().stream().map(Participant::name).toList());
    }
}
