/// What synthetic callers say: short loops of telephone audio, encoded once. Door:
/// [tutti.simulator.voice.Voice]. Thread: any, everything is immutable. May import: `tutti.audio`.
@NullMarked
package tutti.simulator.voice;

import org.jspecify.annotations.NullMarked;
