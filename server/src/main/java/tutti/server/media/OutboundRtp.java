package tutti.server.media;

import java.util.Optional;
import java.util.OptionalInt;
import tutti.engine.mix.MixedFrame;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.server.encoding.Encoding;
import tutti.server.security.Protection;

/// The sending half of a leg: one mixed frame per tick becomes packets of the negotiated length.
///
/// ```
///   frame ─► encode (shared) ─► packet buffer ─► full? ─► header ─► send
///     └─ silence for a while, and the peer takes comfort noise ─► its description, then nothing
///   held: nothing is sent, the media clock runs on
/// ```
/// The RTP timestamp follows the processor's frame number, so it has no gap and no drift through mute, hold, silence
/// and frames that a stalled machine skipped. The marker is set on the first packet after a time in which nothing was
/// sent. Thread: the media loop's. Source: RFC 3550 §5.1, RFC 3551 §4.1.
final class OutboundRtp {
    /// What encryption may add behind a packet: tag, index and key identifier.
    static final int TAG_OCTETS_MAX = Protection.TAG_OCTETS_MAX;

    private static final long NO_FRAME = -1;

    /// Takes a finished packet, in an array with room for [#TAG_OCTETS_MAX] behind it which it may write to.
    @FunctionalInterface
    interface Sender {
        void send(byte[] packet, int length);
    }

    /// What is sent from now on.
    ///
    /// @param rtpClockHz of the payload type @param comfortNoise the payload type of comfort noise, if he takes it
    record Stream(Encoding encoding, Packets packets, int payloadType, int rtpClockHz, OptionalInt comfortNoise) {}

    private final RtpWriter writer;
    private final Sender sender;
    private final Packets.Sender packetSender = this::sendPacket;
    private final ComfortNoisePackets comfortNoise = new ComfortNoisePackets();
    private final int sampleRateHz;
    private Optional<Stream> stream = Optional.empty();
    private int rtpClockHz;
    private boolean talkspurtStart = true;
    private long lastFrameNumber = NO_FRAME;

    /// For frames at `sampleRateHz`; the media clock runs at that rate until a stream says otherwise.
    OutboundRtp(RtpWriter writer, int sampleRateHz, Sender sender) {
        this.writer = writer;
        this.sampleRateHz = sampleRateHz;
        this.sender = sender;
        rtpClockHz = sampleRateHz;
    }

    /// From the next frame on.
    void send(Stream next) {
        dropUnsent();
        stream = Optional.of(next);
        rtpClockHz = next.rtpClockHz();
    }

    /// From the next frame on nothing is sent.
    void pause() {
        dropUnsent();
        stream = Optional.empty();
    }

    private void dropUnsent() {
        if (stream.isPresent()) writer.advance(stream.get().packets().drop());
    }

    void push(MixedFrame frame, long frameNumber) {
        int rtpTicks = (int) ((long) frame.count() * rtpClockHz / sampleRateHz);
        if (lastFrameNumber != NO_FRAME && frameNumber > lastFrameNumber + 1) {
            dropUnsent();
            writer.advance((int) (frameNumber - lastFrameNumber - 1) * rtpTicks);
        }
        lastFrameNumber = frameNumber;
        if (stream.isEmpty()) {
            sendNothing(rtpTicks);
        } else if (comfortNoise.replaces(frame, stream.get().comfortNoise())) {
            dropUnsent();
            comfortNoise.send(writer, stream.get().comfortNoise(), sender);
            sendNothing(rtpTicks);
        } else {
            encode(stream.get(), frame, frameNumber, rtpTicks);
        }
    }

    private void encode(Stream to, MixedFrame frame, long frameNumber, int rtpTicks) {
        Packets packets = to.packets();
        int octets = to.encoding().encode(frame, frameNumber, packets.buffer(), packets.end());
        packets.added(octets, rtpTicks, packetSender);
    }

    private void sendPacket(byte[] packet, int payloadOctets, int rtpTicks) {
        if (payloadOctets == 0) {
            sendNothing(rtpTicks);
            return;
        }
        int payloadType = stream.orElseThrow().payloadType();
        int length = writer.write(packet, 0, payloadType, talkspurtStart, payloadOctets);
        sender.send(packet, length);
        talkspurtStart = false;
        writer.advance(rtpTicks);
    }

    private void sendNothing(int rtpTicks) {
        writer.advance(rtpTicks);
        talkspurtStart = true;
    }

    /// Room for a packet of `payloadOctets` that may be encrypted.
    static byte[] packetOf(int payloadOctets) {
        return new byte[RtpPacket.HEADER_OCTETS + payloadOctets + TAG_OCTETS_MAX];
    }
}
