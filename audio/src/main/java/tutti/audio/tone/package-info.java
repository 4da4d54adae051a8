/// Tones: making them, measuring one among others, finding where one begins.
///
/// Doors: {@link tutti.audio.tone.ToneGenerator} and {@link tutti.audio.tone.Milliwatt} make samples and belong on
/// the media path; {@link tutti.audio.tone.ToneMeter} and {@link tutti.audio.tone.ToneOnset}
/// judge whole recordings and do not.
/// Thread: one at a time per generator. May import: `java.lang`, `java.util`, `tutti.audio.level`.
@NullMarked
package tutti.audio.tone;

import org.jspecify.annotations.NullMarked;
