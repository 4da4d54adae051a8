package tutti.simulator.caller;

import java.util.Optional;
import java.util.random.RandomGenerator;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// The sending half of a caller: one packet of 20 ms for each frame of the group's clock.
///
/// Frames that a stall skipped are a gap in the timestamps and not in the sequence numbers, as with a phone
/// whose sound card stalled. Thread: media. Allocates nothing.
final class SpokenStream {
    private static final long NOT_BEGUN = -1;

    private final RtpWriter writer;
    private final RandomGenerator random;
    private EncodedVoice voice;
    private final Optional<SentFrames> sent;
    private long lastFrame = NOT_BEGUN;
    private boolean silent;

    SpokenStream(RtpWriter writer, RandomGenerator random, EncodedVoice voice, Optional<SentFrames> sent) {
        this.writer = writer;
        this.random = random;
        this.voice = voice;
        this.sent = sent;
    }

    int ssrc() {
        return writer.ssrc();
    }

    /// Says the same in another coding from the next frame on; as another stream if its clock is another (RFC 7160
    /// §4.1).
    void speak(EncodedVoice next) {
        if (next.rtpTicksPerFrame() != voice.rtpTicksPerFrame()) writer.renewSsrc(random);
        voice = next;
    }

    /// Puts the packet of `frame` at the start of `out` and returns its length; 0 when there is nothing to send.
    int write(long frame, int payloadType, byte[] out, long nowNanos) {
        boolean first = lastFrame == NOT_BEGUN;
        if (!first) writer.advance((int) (frame - lastFrame) * voice.rtpTicksPerFrame());
        lastFrame = frame;
        if (sent.isPresent()) sent.get().add(frame, nowNanos);
        int octets = voice.copyFrame(frame, out, RtpPacket.HEADER_OCTETS);
        boolean marker = first || silent;
        silent = octets == 0;
        return silent ? 0 : writer.write(out, 0, payloadType, marker, octets);
    }
}
