package tutti.simulator.caller;

import java.util.Optional;
import tutti.audio.g711.G711;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.simulator.voice.Voice;

/// The sending half of a caller: one packet of 20 ms for each frame of the group's clock.
///
/// Frames that a stall skipped are a gap in the timestamps and not in the sequence numbers, as with a phone
/// whose sound card stalled. Thread: media. Allocates nothing.
final class SpokenStream {
    static final int PACKET_OCTETS = RtpPacket.HEADER_OCTETS + Voice.FRAME_SAMPLES;
    private static final long NOT_BEGUN = -1;

    private final RtpWriter writer;
    private final Voice voice;
    private final Optional<SentFrames> sent;
    private long lastFrame = NOT_BEGUN;

    SpokenStream(RtpWriter writer, Voice voice, Optional<SentFrames> sent) {
        this.writer = writer;
        this.voice = voice;
        this.sent = sent;
    }

    /// Puts the packet of `frame` at the start of `out`, [#PACKET_OCTETS] long.
    void write(long frame, G711 law, int payloadType, byte[] out, long nowNanos) {
        boolean first = lastFrame == NOT_BEGUN;
        if (!first) writer.advance((int) (frame - lastFrame) * Voice.FRAME_SAMPLES);
        lastFrame = frame;
        voice.copyFrame(frame, law, out, RtpPacket.HEADER_OCTETS);
        writer.write(out, 0, payloadType, first, Voice.FRAME_SAMPLES);
        if (sent.isPresent()) sent.get().add(frame, nowNanos);
    }
}
