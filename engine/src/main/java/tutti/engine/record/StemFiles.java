package tutti.engine.record;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/// Where the files of a [StemRecording] go, normally a directory of its own.
@FunctionalInterface
public interface StemFiles {
    /// A new empty file, open for writing. `name` has letters, digits, `-`, `_` and `.` of ASCII only,
    /// begins with a letter or digit and is never given twice. Thread: the one that works; may block.
    /// What it throws ends this file only.
    SeekableByteChannel create(String name) throws IOException;
}
