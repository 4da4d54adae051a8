package tutti.simulator.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import tutti.audio.wav.WavWriter;
import tutti.simulator.script.ear.HeardStretch;
import tutti.simulator.script.ear.Judge;
import tutti.simulator.script.ear.ReferenceMeter;
import tutti.simulator.script.ear.RuleTrack;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;
import tutti.simulator.script.reading.ScriptException;
import tutti.simulator.script.recording.Recordings;
import tutti.simulator.script.report.EventsFile;
import tutti.simulator.script.report.ResultFolder;
import tutti.simulator.script.stage.Completed;
import tutti.simulator.script.stage.Performer;
import tutti.simulator.script.stage.Rehearsal;
import tutti.simulator.script.stage.Signal;
import tutti.simulator.script.stage.Stage;

/// Plays a script from its first frame to its last, writes what everybody hears, and judges it.
final class Simulation implements AutoCloseable {
    /// A listener and his file.
    private static final class Ear {
        final Performer listener;
        final WavWriter file;
        final int[] frame;

        Ear(Performer listener, WavWriter file, int frameSamples) {
            this.listener = listener;
            this.file = file;
            frame = new int[frameSamples];
        }
    }

    private final Script script;
    private final ResultFolder folder;
    private final Stage stage;
    private final RuleTrack track;
    private final ReferenceMeter references;
    private final List<Ear> ears = new ArrayList<>();

    private Simulation(Script script, ResultFolder folder) throws IOException {
        this.script = script;
        this.folder = folder;
        stage = new Stage(script);
        track = new RuleTrack(stage.performers().size());
        references = new ReferenceMeter(track, stage.performers());
    }

    /// Fails with a [ScriptException] or an [IOException], and nothing is in its place then. What the rehearsal cannot
    /// know is found while it plays: an action on a prompt that is over, a recording that cannot be.
    static List<HeardStretch> run(Script script, ResultFolder folder) throws ScriptException, IOException {
        Rehearsal.of(script);
        try (Simulation simulation = new Simulation(script, folder)) {
            simulation.openEars();
            simulation.play();
            simulation.finishFiles();
            return simulation.judge();
        }
    }

    private void openEars() throws IOException {
        for (Performer performer : stage.performers()) {
            if (!performer.plan().everHears()) continue;
            int frameSamples = script.settings().frameSamples(performer.sampleRateHz());
            ears.add(new Ear(performer, folder.wav(performer.plan()), frameSamples));
        }
    }

    private void play() throws IOException, ScriptException {
        SortedMap<Integer, List<TimedAction>> actions = script.actionsByFrame();
        Recordings recordings = Recordings.begin(script, stage, folder::recording);
        try (EventsFile events = folder.events()) {
            while (stage.frame() < script.durationFrames()) {
                List<TimedAction> due = actions.getOrDefault(stage.frame(), List.of());
                for (Stage.Applied applied : stage.apply(due)) events.write(applied.timed(), applied.events());
                if (!due.isEmpty()) changed(recordings);
                stage.tick();
                List<Signal> signals = stage.takeSignals();
                for (Signal signal : signals) events.write(signal);
                recordings.made(signals);
                for (Ear ear : ears) hear(ear);
                List<Completed> completed = stage.dismissCompleted();
                for (Completed one : completed) events.write(stage.frame(), one);
                if (!completed.isEmpty()) changed(recordings);
            }
            recordings.finish();
        }
    }

    private void changed(Recordings recordings) {
        track.update(stage);
        recordings.changed();
    }

    private void hear(Ear ear) throws IOException {
        if (!ear.listener.hear(ear.frame)) Arrays.fill(ear.frame, 0);
        references.heard(ear.listener, ear.frame);
        ear.file.write(ear.frame, 0, ear.frame.length);
    }

    private List<HeardStretch> judge() throws IOException {
        Judge judge = new Judge(stage.performers(), script.settings());
        List<HeardStretch> stretches = judge.judge(track, script.durationFrames(), this::recorded);
        folder.writeHearing(script, stage.performers(), stretches);
        return stretches;
    }

    private int[] recorded(Performer listener) throws IOException {
        return listener.plan().everHears() ? folder.recorded(listener.plan()) : new int[0];
    }

    private void finishFiles() throws IOException {
        while (!ears.isEmpty()) ears.removeLast().file.close();
    }

    /// What is still open after a failure.
    @Override
    public void close() throws IOException {
        finishFiles();
    }
}
