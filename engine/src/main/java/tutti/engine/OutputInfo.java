package tutti.engine;

import java.util.List;

/// `activeIds`, ascending: those participants of an output who are active in this moment.
/// Source: Prosody `sm_conf_prim_info`, whose `participant_count` is [#activeCount].
public record OutputInfo(List<Integer> activeIds) {
    public OutputInfo {
        activeIds = List.copyOf(activeIds);
    }

    /// How many are active.
    public int activeCount() {
        return activeIds.size();
    }
}
