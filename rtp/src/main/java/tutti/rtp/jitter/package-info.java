/// The jitter buffer: puts the packets of one RTP source back into order and time, and decides how long each
/// waits.
///
/// Runs on the thread that owns it (the processor's), allocates nothing after construction, reads no clock,
/// knows no audio. May import the JDK only.
@NullMarked
package tutti.rtp.jitter;

import org.jspecify.annotations.NullMarked;
