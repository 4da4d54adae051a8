package tutti.simulator.script.recording;

import java.io.IOException;
import java.util.Optional;
import tutti.engine.record.RecordingEnd;
import tutti.engine.record.StemFiles;
import tutti.engine.record.StemRecording;
import tutti.engine.record.StemSettings;
import tutti.engine.record.StemStatus;
import tutti.engine.tones.ToneEvent;
import tutti.simulator.script.stage.Performer;
import tutti.simulator.script.stage.Signal;
import tutti.simulator.script.stage.Stage;

/// A recording of a file for each, from the frame on in which its recorder joins as one for the first time.
final class StemTape implements Tape {
    private final Stage stage;
    private final Performer recorder;
    private final StemSettings settings;
    private final StemFiles files;
    private Optional<StemRecording> begun = Optional.empty();

    StemTape(Stage stage, Performer recorder, StemSettings settings, StemFiles files) {
        this.stage = stage;
        this.recorder = recorder;
        this.settings = settings;
        this.files = files;
    }

    @Override
    public void changed() {
        if (begun.isPresent()) {
            begun.get().attend();
        } else if (stage.records(recorder)) {
            begun = Optional.of(
                    StemRecording.begin(stage.meeting(), recorder.member().orElseThrow(), settings, files));
        }
    }

    @Override
    public void recognised(Signal signal) {
        if (begun.isEmpty() || !(signal.event() instanceof ToneEvent.DigitStarted digit)) return;
        signal.who().member().ifPresent(member -> begun.get().digit(signal.frame(), member, digit.digit()));
    }

    @Override
    public void work() throws IOException {
        if (begun.isEmpty()) return;
        boolean more = true;
        while (more) more = begun.get().work();
        StemStatus status = begun.get().status();
        Optional<String> failed = status.files().stream()
                .filter(file -> file.status().end() == RecordingEnd.ERROR)
                .flatMap(file -> file.status().problem().stream())
                .findFirst()
                .or(status::timelineProblem);
        if (failed.isPresent()) throw new IOException(failed.get());
    }

    @Override
    public void finish() throws IOException {
        begun.ifPresent(StemRecording::stop);
        work();
    }
}
