/// How the packets of one call are protected, as signalling agreed: not at all, or by SRTP under keys from descriptions
/// or from a DTLS handshake.
///
/// [LegSecurity] is the door: it follows the agreements of one call and has the [Protection] that holds. It opens no
/// socket: datagrams of handshakes leave through [LegSecurity.Road]. Thread: the loop's that owns the call's media.
/// Imports `tutti.rtp` and `tutti.server.dtls`.
@NullMarked
package tutti.server.security;

import org.jspecify.annotations.NullMarked;
