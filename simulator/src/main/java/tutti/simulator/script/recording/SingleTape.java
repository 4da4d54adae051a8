package tutti.simulator.script.recording;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import tutti.engine.record.Recording;
import tutti.engine.record.RecordingEnd;
import tutti.simulator.script.stage.Signal;

/// A recording of one file: from frame 0 on, silent while nothing may be recorded.
final class SingleTape implements Tape {
    private final Recording recording;
    private final BooleanSupplier allowed;

    /// `allowed` is asked after each change before a frame.
    SingleTape(Recording recording, BooleanSupplier allowed) {
        this.recording = recording;
        this.allowed = allowed;
        changed();
    }

    @Override
    public void changed() {
        if (allowed.getAsBoolean()) recording.resume();
        else recording.pause();
    }

    @Override
    public void recognised(Signal signal) {
        // it has no timeline
    }

    @Override
    public void work() throws IOException {
        boolean more = true;
        while (more) more = recording.drain();
        if (recording.status().end() == RecordingEnd.ERROR) {
            throw new IOException(recording.status().problem().orElse("a recording cannot be written"));
        }
    }

    @Override
    public void finish() throws IOException {
        recording.stop();
        work();
    }
}
