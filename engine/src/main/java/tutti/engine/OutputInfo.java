package tutti.engine;

import java.util.List;

/// Ids of those participants of an output who are active in this moment, ascending.
/// Source: Prosody `sm_conf_prim_info`, whose `participant_count` is [#activeCount].
public record OutputInfo(List<Integer> activeIds) {
    public OutputInfo {
        activeIds = List.copyOf(activeIds);
    }

    public int activeCount() {
        return activeIds.size();
    }
}
