/// Synthetic callers over real SIP and RTP: a thousand telephones on two threads. Door:
/// [tutti.simulator.caller.CallerGroup]; the rest that is public is what one plans and what one gets to see.
/// Threads: one for SIP, one for all media, a virtual one for each handshake. May import:
/// `tutti.audio`, `tutti.rtp`, `tutti.sip`, the server's codecs, SIP loop, port allocation, DTLS and protection.
@NullMarked
package tutti.simulator.caller;

import org.jspecify.annotations.NullMarked;
