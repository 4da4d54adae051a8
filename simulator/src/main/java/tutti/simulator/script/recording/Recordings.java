package tutti.simulator.script.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tutti.engine.EngineException;
import tutti.engine.record.Recording;
import tutti.engine.record.RecordingFile;
import tutti.engine.record.RecordingSettings;
import tutti.engine.record.StemSettings;
import tutti.simulator.script.plan.RecordingPlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.reading.ScriptException;
import tutti.simulator.script.stage.Performer;
import tutti.simulator.script.stage.Signal;
import tutti.simulator.script.stage.Stage;

/// All recordings of a script, from frame 0 to its end.
public final class Recordings {
    /// What waits longer is written.
    private static final int WORK_MILLIS = 500;

    private static final int BUFFER_MILLIS = 2 * WORK_MILLIS;
    private static final String SUFFIX = ".wav";

    private final List<Tape> tapes = new ArrayList<>();
    private final Stage stage;
    private final int workFrames;

    private Recordings(Stage stage, int workFrames) {
        this.stage = stage;
        this.workFrames = workFrames;
    }

    /// Begins with the first frame of `stage`; fails with the script's line when something cannot be recorded.
    public static Recordings begin(Script script, Stage stage, RecordingFolder folder) throws ScriptException {
        int workFrames = WORK_MILLIS / script.settings().frameMillis();
        Recordings recordings = new Recordings(stage, workFrames);
        for (RecordingPlan plan : script.recordings()) {
            try {
                recordings.tapes.add(recordings.tape(plan, folder));
            } catch (EngineException refused) {
                throw new ScriptException(script.file(), plan.line(), String.valueOf(refused.getMessage()));
            }
        }
        return recordings;
    }

    private Tape tape(RecordingPlan plan, RecordingFolder folder) {
        RecordingSettings settings = RecordingSettings.DEFAULT.withBufferMillis(BUFFER_MILLIS);
        RecordingFile file = () -> folder.create(plan.name() + SUFFIX);
        return switch (plan) {
            case RecordingPlan.Mix mix -> {
                Performer recorder = stage.performer(mix.recorder());
                Recording.Side heard = Recording.Side.of(recorder.channel().outputFeed());
                yield new SingleTape(Recording.mono(heard, settings, file), () -> stage.records(recorder));
            }
            case RecordingPlan.Stems stems ->
                new StemTape(
                        stage,
                        stage.performer(stems.recorder()),
                        StemSettings.DEFAULT.withBufferMillis(BUFFER_MILLIS),
                        name -> folder.create(plan.name() + "/" + name));
            case RecordingPlan.Stereo stereo ->
                new SingleTape(Recording.stereo(said(stereo.left()), said(stereo.right()), settings, file), () -> true);
        };
    }

    private Recording.Side said(String name) {
        return Recording.Side.of(
                stage.performer(name).channel().conferenceInput().contribution());
    }

    /// To be called after the changes before a frame and before it is made.
    public void changed() {
        for (Tape tape : tapes) tape.changed();
    }

    /// To be called after each frame, with what was recognised in it.
    public void made(List<Signal> signals) throws IOException {
        for (Tape tape : tapes) {
            for (Signal signal : signals) tape.recognised(signal);
            if (stage.frame() % workFrames == 0) tape.work();
        }
    }

    /// Writes the rest; there are no more frames.
    public void finish() throws IOException {
        for (Tape tape : tapes) tape.finish();
    }
}
