package tutti.server.media;

import java.util.OptionalInt;
import tutti.engine.mix.MixedFrame;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// Tells a peer who takes comfort noise that there is nothing to hear, instead of sending him silence.
///
/// ```
///   speech ─► silence, sent ─► description of the noise … description … ─► speech, with the marker
///             HANGOVER_FRAMES      └─ REPEAT_FRAMES ─┘
/// ```
/// Thread: the media loop's. Allocates nothing. Source: RFC 3389 §3, §4.
final class ComfortNoisePackets {
    /// Silent frames that are sent as such first: packets between two words cost less than a second marker.
    static final int HANGOVER_FRAMES = 10;

    /// A description is repeated so often: one may be lost, and a firewall forgets who is silent.
    static final int REPEAT_FRAMES = 250;

    /// What the line sounds like when nobody speaks: below what a quiet room has.
    static final int NOISE_DBOV = -72;

    private final byte[] packet = OutboundRtp.packetOf(1);
    private int silentFrames;

    /// Whether `frame` need not be sent; to be asked for each.
    boolean replaces(MixedFrame frame, OptionalInt payloadType) {
        silentFrames = frame.silent() ? silentFrames + 1 : 0;
        return payloadType.isPresent() && silentFrames > HANGOVER_FRAMES;
    }

    /// Sends the description when it is time for one.
    void send(RtpWriter writer, OptionalInt payloadType, OutboundRtp.Sender sender) {
        if ((silentFrames - HANGOVER_FRAMES - 1) % REPEAT_FRAMES != 0) return;
        packet[RtpPacket.HEADER_OCTETS] = (byte) -NOISE_DBOV;
        sender.send(packet, writer.write(packet, 0, payloadType.orElseThrow(), false, 1));
    }
}
