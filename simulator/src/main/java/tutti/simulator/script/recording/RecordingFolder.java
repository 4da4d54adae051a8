package tutti.simulator.script.recording;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/// Where recordings go.
@FunctionalInterface
public interface RecordingFolder {
    /// A new empty file, open for writing; `path` is a name, or a folder's and a name with `/` between them.
    SeekableByteChannel create(String path) throws IOException;
}
