/// Another speed without another pitch, for sound that is played from a store.
///
/// Door: [tutti.audio.tempo.Tempo]. Runs on the thread that owns it, allocates nothing after construction.
/// May import `tutti.audio.stretch`.
@NullMarked
package tutti.audio.tempo;

import org.jspecify.annotations.NullMarked;
