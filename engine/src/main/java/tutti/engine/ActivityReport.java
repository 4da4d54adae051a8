package tutti.engine;

import java.util.List;
import tutti.engine.activity.ActiveInput;

/// In frame `frame` the conference output of `channel` had the active participants `activeInputs`, the
/// loudest first; none when all had fallen silent. Source: Prosody `sm_conf_prim_status`, active inputs.
public record ActivityReport(Channel channel, long frame, List<ActiveInput> activeInputs) {
    public ActivityReport {
        activeInputs = List.copyOf(activeInputs);
    }
}
