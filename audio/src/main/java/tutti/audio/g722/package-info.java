/// G.722: sound of 50…7000 Hz in 64 kbit/s, at 16,000 samples a second. RTP payload type 9, whose clock says 8000.
///
/// Doors: {@link tutti.audio.g722.G722Encoder} and {@link tutti.audio.g722.G722Decoder}. Thread: their owner's; both
/// have state and allocate nothing once they are made. May import: the JDK.
@NullMarked
package tutti.audio.g722;

import org.jspecify.annotations.NullMarked;
