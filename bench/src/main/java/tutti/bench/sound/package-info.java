/// `./tutti bench sound`: measures how detection and conditioning sound and writes `docs/sound.md` with its pictures.
/// Equal code gives equal bytes. Door: [tutti.bench.sound.SoundCommand]. Thread: the command's. May import:
/// `tutti.audio`, the signals, the plots, the pages.
@NullMarked
package tutti.bench.sound;

import org.jspecify.annotations.NullMarked;
