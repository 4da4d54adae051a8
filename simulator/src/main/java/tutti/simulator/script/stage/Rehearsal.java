package tutti.simulator.script.stage;

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
        for (TimedAction timed : script.actions()) {
            stage.skipTo(timed.frame());
            stage.apply(timed);
            stage.takeEvents();
        }
    }
}
