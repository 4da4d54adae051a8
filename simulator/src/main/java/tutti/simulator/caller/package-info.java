/// Synthetic callers over real SIP and RTP: a thousand telephones on two threads. Door:
/// [tutti.simulator.caller.CallerGroup]; the rest that is public is what one plans and what one gets to see.
/// Threads: one for SIP, one for all media. May import: `tutti.audio`, `tutti.rtp`, `tutti.sip`, the server's
/// SIP loop and port allocation.
@NullMarked
package tutti.simulator.caller;

import org.jspecify.annotations.NullMarked;
