/// Listening to a stream, for digits, call-progress tones and voice; and keeping those tones from everybody else.
///
/// Doors: {@link tutti.audio.detect.ToneDetector} and, behind it, {@link
/// tutti.audio.detect.ToneSuppressor}. Thread: one at a time per object; both belong on the media path. May
/// import: `java.lang`, `java.util`, the packages below this one, `tutti.audio.resample`.
@NullMarked
package tutti.audio.detect;

import org.jspecify.annotations.NullMarked;
