/// DTMF digits in a signal at 8 kHz.
///
/// Door: {@link tutti.audio.detect.dtmf.DtmfDetector}. Thread: one at a time per detector; belongs on the media path.
/// May import: `java.lang`, `tutti.audio.level`.
@NullMarked
package tutti.audio.detect.dtmf;

import org.jspecify.annotations.NullMarked;
