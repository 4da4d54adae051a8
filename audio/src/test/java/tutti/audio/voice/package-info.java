/// Voices and lines to test with: synthetic speech that is always there, spoken text where `espeak-ng` is, noise.
@NullMarked
package tutti.audio.voice;

import org.jspecify.annotations.NullMarked;
