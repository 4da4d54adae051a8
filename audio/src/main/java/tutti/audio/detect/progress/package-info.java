/// Call-progress and fax tones by frequency and cadence, in a signal at 8 kHz.
///
/// Door: {@link tutti.audio.detect.progress.CallProgressDetector}; the tones are data, in
/// {@link tutti.audio.detect.progress.CallProgressPattern}. Thread: one at a time per detector; belongs on the media
/// path.
/// May import: `java.lang`, `java.util`, `tutti.audio.level`.
@NullMarked
package tutti.audio.detect.progress;

import org.jspecify.annotations.NullMarked;
