/// SIP's sockets and thread: carries bytes between the network and the sans-IO [tutti.sip.SipEndpoint], over UDP,
/// TCP, TLS and WebSocket, IPv4 and IPv6.
///
/// [SipLoop] is the door, [SipWebSockets] the one for the HTTP server, [OwnAddress] says what peers are told. One
/// thread owns every SIP socket and the endpoint; work for it from elsewhere goes through [SipLoop#execute].
@NullMarked
package tutti.server.sip;

import org.jspecify.annotations.NullMarked;
