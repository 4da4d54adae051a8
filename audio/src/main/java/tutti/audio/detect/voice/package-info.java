/// Voice, or any energy, in a signal at 8 kHz: Prosody's grunt detection.
///
/// Door: {@link tutti.audio.detect.voice.GruntDetector}. Thread: one at a time per detector; belongs on the media path.
/// May import: `java.lang`, `tutti.audio.level`.
@NullMarked
package tutti.audio.detect.voice;

import org.jspecify.annotations.NullMarked;
