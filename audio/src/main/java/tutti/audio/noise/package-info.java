/// Comfort noise: what is heard while the other end sends nothing because nobody there speaks.
///
/// Doors: {@link tutti.audio.noise.ComfortNoise} makes the noise, {@link tutti.audio.noise.NoiseAnalysis} describes
/// noise to be made elsewhere; {@link tutti.audio.noise.NoiseDescription} is what travels between them. Thread:
/// their owner's; nothing is allocated once they are made. May import: the JDK and `tutti.audio.level`.
@NullMarked
package tutti.audio.noise;

import org.jspecify.annotations.NullMarked;
