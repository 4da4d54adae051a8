package tutti.simulator.script.reading;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A reader of sources for each sample rate in use, so that a recording is read once at each.
final class SourceReaders {
    private final String file;
    private final Path folder;
    private final Map<Timebase, SourceReader> readers = new HashMap<>();

    SourceReaders(String file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    SourceReader of(Timebase timebase) {
        return readers.computeIfAbsent(timebase, it -> new SourceReader(file, folder, it));
    }
}
