/// Tones: making them, measuring one among others, finding where one begins.
///
/// Doors: {@link tutti.audio.tone.CadencePlayer} plays a {@link tutti.audio.tone.Cadence}, such as those of
/// {@link tutti.audio.tone.CallProgressTone}; {@link tutti.audio.tone.DigitGenerator} sends DTMF;
/// {@link tutti.audio.tone.ToneGenerator} and {@link tutti.audio.tone.Milliwatt} sound on. They make
/// samples and belong on the media path; {@link tutti.audio.tone.ToneMeter} and {@link
/// tutti.audio.tone.ToneOnset} judge whole recordings and do not. Thread: one at a time per generator.
/// May import: `java.lang`, `java.util`, `tutti.audio.level`.
@NullMarked
package tutti.audio.tone;

import org.jspecify.annotations.NullMarked;
