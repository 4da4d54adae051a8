package tutti.simulator.script.stage;

import java.util.List;
import java.util.Map;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;
import tutti.simulator.script.reading.ScriptException;

/// Plays a script without a sound, so that one that cannot be played to its end is known before anything is
/// written.
public final class Rehearsal {
    private Rehearsal() {}

    /// Fails with the line of the first action that the meeting refuses.
    public static void of(Script script) throws ScriptException {
        Stage stage = new Stage(script);
        for (Map.Entry<Integer, List<TimedAction>> entry :
                script.actionsByFrame().entrySet()) {
            stage.skipTo(entry.getKey());
            stage.apply(entry.getValue());
        }
    }
}
