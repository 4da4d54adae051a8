package tutti.simulator.caller;

import java.util.function.IntUnaryOperator;
import tutti.audio.g711.G711;
import tutti.rtp.packet.RtpPacket;
import tutti.server.codec.CodecCatalogue;
import tutti.simulator.voice.Voice;

/// Records of callers who met on a network made of arithmetic.
public final class Records {
    private static final int FRAME = Voice.FRAME_SAMPLES;
    private static final long FRAME_NANOS = 20_000_000;

    private Records() {}

    /// Someone who spoke `frames` frames from `firstFrame` on, the first at `sentNanos`, and heard
    /// `heardSample`, in packets of which the first arrived at `heardNanos`.
    public static CallRecord of(
            String name,
            Voice voice,
            long firstFrame,
            int frames,
            long sentNanos,
            long heardNanos,
            IntUnaryOperator heardSample) {
        SentFrames sent = new SentFrames(frames);
        Recording heard = new Recording(CodecCatalogue.PCMU, 8000, frames / 50 + 1);
        byte[] packet = new byte[RtpPacket.HEADER_OCTETS + FRAME];
        for (int frame = 0; frame < frames; frame++) {
            sent.add(firstFrame + frame, sentNanos + frame * FRAME_NANOS);
            for (int i = 0; i < FRAME; i++) {
                packet[RtpPacket.HEADER_OCTETS + i] = G711.MU_LAW.encode(heardSample.applyAsInt(frame * FRAME + i));
            }
            heard.add(
                    (long) frame * FRAME,
                    FRAME,
                    packet,
                    RtpPacket.HEADER_OCTETS,
                    FRAME,
                    heardNanos + frame * FRAME_NANOS);
        }
        return new CallRecord(name, voice, sent, heard);
    }
}
