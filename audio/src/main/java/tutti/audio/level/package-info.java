/// How loud a frame is in dBov or dBm0, and how loud somebody speaks.
///
/// Door: {@link tutti.audio.level.LevelMeter}, without state, any thread; {@link tutti.audio.level.SpeechLevel} has
/// state and belongs to one thread. May import: the JDK.
@NullMarked
package tutti.audio.level;

import org.jspecify.annotations.NullMarked;
