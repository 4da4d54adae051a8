/// SRTP and SRTCP: packets of one leg encrypted and authenticated in place (RFC 3711, RFC 7714).
///
/// [SrtpSender] and [SrtpReceiver] are the doors, one pair for each agreed pair of keys, all of a thread
/// with one [SrtpWorkspace]; an [SrtpMasterKey] comes from `tutti.rtp.sdp` (SDES) or from a DTLS handshake.
/// Called once per packet by the thread that owns the leg; reads no clock, draws no randomness of its own.
/// Imports the JDK and `tutti.rtp.packet` only.
@NullMarked
package tutti.rtp.srtp;

import org.jspecify.annotations.NullMarked;
