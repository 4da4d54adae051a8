package tutti.simulator.caller;

import java.util.Optional;
import java.util.random.RandomGenerator;
import tutti.rtp.packet.RtpWriter;
import tutti.server.codec.EncodingWishes;
import tutti.server.packet.PacketIo;
import tutti.simulator.voice.Voice;

/// A call with nothing between mouth and ear: every packet is heard at the moment it is sent.
///
/// What is late in it is the callers' own doing, their codec's and their resampling; what a server adds is
/// the delay beyond that.
public final class DirectCall {
    private static final long FRAME_NANOS = 20_000_000;
    private static final int PAYLOAD_TYPE = 96;

    private DirectCall() {}

    /// What a caller with that plan says and hears when he is connected to himself, from nanosecond 0 on,
    /// for as long as he records. Thread: any. Takes as long as it takes to encode and decode that.
    public static CallRecord of(CallerPlan plan, RandomGenerator random) {
        Voice voice = plan.voice();
        int rateHz = voice.sampleRateHz();
        int frames = plan.recordSeconds() * Voice.FRAMES_PER_SECOND;
        EncodedVoice encoded = new EncodedVoice(voice, plan.codec().encoderKind(rateHz, EncodingWishes.NONE));
        SentFrames sent = new SentFrames(frames);
        SpokenStream spoken = new SpokenStream(new RtpWriter(random), random, encoded, Optional.of(sent));
        Recording recording = new Recording(plan.codec(), rateHz, plan.recordSeconds());
        HeardStream heard = new HeardStream(plan.codec().decoder(rateHz), rateHz, Optional.of(recording));
        heard.expect(PAYLOAD_TYPE);
        byte[] packet = new byte[PacketIo.DATAGRAM_MAX];
        for (int frame = 0; frame < frames; frame++) {
            long nowNanos = frame * FRAME_NANOS;
            int octets = spoken.write(frame, PAYLOAD_TYPE, packet, nowNanos);
            if (octets > 0) heard.onDatagram(packet, octets, nowNanos);
        }
        heard.close();
        return new CallRecord(plan.name(), voice, sent, recording);
    }
}
