package tutti.engine;

import java.util.List;
import tutti.engine.activity.ActiveInput;

/// A running conference output: its `type`, its `volumeDb` (0 when it is of individual volume), the ids
/// of its `participants` in ascending order, and as `activeInputs` those who are active in this moment,
/// the loudest first and as many as there are. Source: Prosody `sm_conf_prim_status` (which names four at
/// most).
public record OutputStatus(
        ConferenceType type, double volumeDb, List<Integer> participants, List<ActiveInput> activeInputs) {
    public OutputStatus {
        participants = List.copyOf(participants);
        activeInputs = List.copyOf(activeInputs);
    }
}
