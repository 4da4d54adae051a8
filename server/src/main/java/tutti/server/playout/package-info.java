/// Playout: one leg's packets become one frame of samples per tick.
///
/// Runs on the processor's thread, allocates nothing after construction, reads no clock. May import
/// `tutti.rtp.jitter` and `tutti.audio`.
@NullMarked
package tutti.server.playout;

import org.jspecify.annotations.NullMarked;
