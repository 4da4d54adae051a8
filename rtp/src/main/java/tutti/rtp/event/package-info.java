/// Telephone events: digits that travel as RTP packets of their own.
///
/// Called on the processor's thread, once per event packet and once per tick; allocates nothing, reads no clock.
/// Imports the JDK and `tutti.rtp.packet`. The door is [TelephoneEventReceiver]; [TelephoneEventWriter] is its
/// counterpart on the sending side.
@NullMarked
package tutti.rtp.event;

import org.jspecify.annotations.NullMarked;
