/// RTP packets on the wire: telling datagrams apart, reading an RTP header in place, writing one.
///
/// Called on the processor's thread, once per packet; allocates nothing, throws only when misused, reads no clock.
/// Imports the JDK only. The door is [RtpPacket].
@NullMarked
package tutti.rtp.packet;

import org.jspecify.annotations.NullMarked;
