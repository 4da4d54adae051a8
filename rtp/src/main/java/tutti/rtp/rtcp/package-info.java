/// RTCP of one leg: reads compound packets, decides when to report, writes reports, measures the round trip.
///
/// Called on the processor's thread; allocates nothing per packet, reads no clock (monotonic and wall-clock time
/// are arguments). Imports the JDK, `tutti.rtp.packet` and `tutti.rtp.source`. The door is [RtcpSession].
@NullMarked
package tutti.rtp.rtcp;

import org.jspecify.annotations.NullMarked;
