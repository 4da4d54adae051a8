package tutti.server.media;

import java.util.Optional;
import tutti.audio.g711.G711;
import tutti.engine.mix.MixedFrame;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// The sending half of a leg: one mixed frame per tick becomes packets of the negotiated length.
///
/// ```
///   frame ─► encode (shared) ─► packet buffer ─► full? ─► header ─► send
///                                                 held: nothing is sent, the media clock runs on
/// ```
/// The RTP timestamp follows the processor's frame number, so it has no gap and no drift through mute, hold, silence
/// and
/// frames that a stalled machine skipped. The marker is set on the first packet after a time in which nothing was sent.
/// Thread: the media loop's. Source: RFC 3550 §5.1, RFC 3551 §4.1.
final class OutboundRtp {
    private static final int PACKET_MILLIS_MAX = 60;
    private static final int SAMPLES_PER_MILLI = 8;
    private static final long NO_FRAME = -1;

    /// Takes a finished packet.
    @FunctionalInterface
    interface Sender {
        void send(byte[] packet, int length);
    }

    private final RtpWriter writer;
    private final SharedEncodings encodings;
    private final Sender sender;
    private final byte[] packet;
    private Optional<G711> law = Optional.empty();
    private int payloadType;
    private int packetSamples = 20 * SAMPLES_PER_MILLI;
    private int filledSamples;
    private boolean talkspurtStart = true;
    private long lastFrameNumber = NO_FRAME;

    OutboundRtp(RtpWriter writer, SharedEncodings encodings, int frameSamples, Sender sender) {
        this.writer = writer;
        this.encodings = encodings;
        this.sender = sender;
        packet = new byte[RtpPacket.HEADER_OCTETS + PACKET_MILLIS_MAX * SAMPLES_PER_MILLI + frameSamples];
    }

    /// From the next frame on: send packets of `packetMillis` under `payloadType`.
    void send(G711 newLaw, int newPayloadType, int packetMillis) {
        dropUnsent();
        law = Optional.of(newLaw);
        payloadType = newPayloadType;
        packetSamples = Math.min(packetMillis, PACKET_MILLIS_MAX) * SAMPLES_PER_MILLI;
    }

    /// From the next frame on nothing is sent.
    void pause() {
        dropUnsent();
        law = Optional.empty();
    }

    private void dropUnsent() {
        writer.advance(filledSamples);
        filledSamples = 0;
    }

    void push(MixedFrame frame, long frameNumber) {
        if (lastFrameNumber != NO_FRAME && frameNumber > lastFrameNumber + 1) {
            dropUnsent();
            writer.advance((int) (frameNumber - lastFrameNumber - 1) * frame.count());
        }
        lastFrameNumber = frameNumber;
        if (law.isEmpty()) {
            writer.advance(frame.count());
            talkspurtStart = true;
            return;
        }
        encodings.encode(law.get(), frame, frameNumber, packet, RtpPacket.HEADER_OCTETS + filledSamples);
        filledSamples += frame.count();
        while (filledSamples >= packetSamples) sendPacket();
    }

    private void sendPacket() {
        int length = writer.write(packet, 0, payloadType, talkspurtStart, packetSamples);
        sender.send(packet, length);
        talkspurtStart = false;
        writer.advance(packetSamples);
        filledSamples -= packetSamples;
        if (filledSamples > 0) {
            int rest = RtpPacket.HEADER_OCTETS + packetSamples;
            System.arraycopy(packet, rest, packet, RtpPacket.HEADER_OCTETS, filledSamples);
        }
    }
}
