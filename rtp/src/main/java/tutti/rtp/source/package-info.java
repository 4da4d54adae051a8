/// Who sends to us, what arrived and what is missing: RFC 3550's source validation and reception figures.
///
/// Called on the processor's thread, once per packet, after the address lock; allocates nothing, reads no clock.
/// Imports the JDK and `tutti.rtp.packet`. The door is [RtpSource].
@NullMarked
package tutti.rtp.source;

import org.jspecify.annotations.NullMarked;
