/// How loud a frame is, in dBov.
///
/// Door: {@link tutti.audio.level.LevelMeter}. Thread: any, nothing here has state. May import: `java.lang`.
@NullMarked
package tutti.audio.level;

import org.jspecify.annotations.NullMarked;
