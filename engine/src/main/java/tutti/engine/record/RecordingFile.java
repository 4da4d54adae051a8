package tutti.engine.record;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/// Where a recording goes: creates the file when the first frame is to be written.
@FunctionalInterface
public interface RecordingFile {
    /// An empty file, open for writing; the recording closes it. Thread: the one that drains; may block.
    /// What it throws ends the recording with [RecordingEnd#ERROR].
    SeekableByteChannel create() throws IOException;
}
