/// SDP (RFC 8866) and offer/answer (RFC 3264, RFC 6337) for the one audio stream of a call.
///
/// [OfferAnswer] is the door: text of the peer in, our text and a [NegotiatedAudio] out. Thread: the call's
/// signalling thread, one [OfferAnswer] per dialog; nothing here runs per packet. Imports the JDK only; looks up
/// no name, opens no socket, reads no clock.
@NullMarked
package tutti.rtp.sdp;

import org.jspecify.annotations.NullMarked;
