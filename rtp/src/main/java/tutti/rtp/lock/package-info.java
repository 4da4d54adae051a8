/// Where a leg's media may come from and go to: symmetric RTP that cannot be hijacked after its first packets.
///
/// Called on the processor's thread, once per packet; allocates nothing there, reads no clock.
/// Imports the JDK only (`InetSocketAddress` as a value; no socket). The door is [AddressLock].
@NullMarked
package tutti.rtp.lock;

import org.jspecify.annotations.NullMarked;
