package tutti.simulator.script.recording;

import java.io.IOException;
import tutti.simulator.script.stage.Signal;

/// One recording of the script.
interface Tape {
    /// After the changes before a frame and before it is made.
    void changed();

    /// After a frame in which `signal` was recognised.
    void recognised(Signal signal);

    /// Writes what has been made.
    void work() throws IOException;

    /// Writes the rest; there are no more frames.
    void finish() throws IOException;
}
