/// The codecs a call can have: their names in SDP, and who turns samples into payloads and back.
///
/// [tutti.server.codec.CodecCatalogue] is the door; [tutti.server.codec.OpusNatives] finds libopus at start. Thread:
/// a catalogue is immutable; encoders and decoders belong to the media loop. May import audio, rtp.sdp, the playout's
/// decoder, and files for libopus.
@NullMarked
package tutti.server.codec;

import org.jspecify.annotations.NullMarked;
