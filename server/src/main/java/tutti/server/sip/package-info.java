/// SIP's sockets and thread: carries bytes between the network and the sans-IO [tutti.sip.SipEndpoint].
///
/// [SipLoop] is the door. One thread owns every SIP socket and the endpoint; work for it from elsewhere goes
/// through [SipLoop#execute].
@NullMarked
package tutti.server.sip;

import org.jspecify.annotations.NullMarked;
