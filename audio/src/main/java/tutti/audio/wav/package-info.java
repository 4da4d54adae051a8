/// WAV files: prompts and recordings.
///
/// Doors: {@link tutti.audio.wav.WavReader} and {@link tutti.audio.wav.WavWriter}, on channels that the caller
/// opened; nothing here opens a file. Blocks on the disk: never on the media path. Thread: one at a time per
/// object. May import: `java.io`, `java.nio`, `tutti.audio.g711`.
@NullMarked
package tutti.audio.wav;

import org.jspecify.annotations.NullMarked;
