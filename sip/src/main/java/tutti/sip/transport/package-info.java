/// What lies between the SIP layer and the sockets it never sees: where bytes came from and go to, and how
/// messages are cut out of a stream. The door is [tutti.sip.transport.SipStream] for framing,
/// [tutti.sip.transport.SipOutput] for sending.
///
/// Thread: the one that calls the endpoint; a [tutti.sip.transport.SipStream] belongs to the thread that reads
/// its connection. Imports nothing of Tutti.
///
/// Source: RFC 3261 §18, RFC 5626 §4.4.1.
@NullMarked
package tutti.sip.transport;

import org.jspecify.annotations.NullMarked;
