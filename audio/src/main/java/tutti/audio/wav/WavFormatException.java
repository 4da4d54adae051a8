package tutti.audio.wav;

import java.io.IOException;

/// A file that is no WAV file, or one of a kind that is not read here. The message names file, offset and problem.
public final class WavFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long offset;

    WavFormatException(String file, long offset, String problem) {
        super(file + ", byte " + offset + ": " + problem);
        this.file = file;
        this.offset = offset;
    }

    /// The name that the caller gave to the file.
    public String file() {
        return file;
    }

    /// Where in the file the problem is, in bytes from its beginning.
    public long offset() {
        return offset;
    }
}
