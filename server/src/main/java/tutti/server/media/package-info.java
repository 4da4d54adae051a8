/// Media on the wire: RTP legs, their sockets, and the loop that owns a processor.
///
/// [MediaLoop] is the door. One thread owns the processor, every leg and every media socket; work for it from
/// elsewhere goes through [MediaLoop#execute].
@NullMarked
package tutti.server.media;

import org.jspecify.annotations.NullMarked;
