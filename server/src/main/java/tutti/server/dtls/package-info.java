/// DTLS-SRTP: handshakes that agree on keys for SRTP (RFC 5763, RFC 5764).
///
/// [DtlsEndpoint] is the door: it starts one [DtlsAssociation] per leg. No socket is opened here;
/// datagrams come by a method call from the media thread, which never waits for it, and leave through
/// [DtlsListener]. Bouncy Castle's DTLS blocks, so each association has a virtual thread that parks until
/// something comes. Imports Bouncy Castle and the JDK.
@NullMarked
package tutti.server.dtls;

import org.jspecify.annotations.NullMarked;
