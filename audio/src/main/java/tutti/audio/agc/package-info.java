/// Brings every talker to the same loudness: automatic gain control.
///
/// Door: {@link tutti.audio.agc.AutomaticGain}, one per input or recording, on the thread that owns it; allocates
/// nothing after construction. May import: the JDK and `tutti.audio.level`.
@NullMarked
package tutti.audio.agc;

import org.jspecify.annotations.NullMarked;
