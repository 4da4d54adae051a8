/// Tones and voice in a stream: listening, and keeping tones from others.
@NullMarked
package tutti.audio.detect;

import org.jspecify.annotations.NullMarked;
