package tutti.bench.quality;

import java.util.Arrays;
import java.util.Random;
import tutti.bench.signal.Speech;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.EncodingWishes;
import tutti.server.playout.AudioDecoder;

/// A speech in packets of one coding, 20 ms each, and what the other side's decoder makes of them when all arrive.
///
/// Immutable: who gets an array leaves it as it is. Thread: any.
final class EncodedSpeech {
    static final int FRAMES_PER_SECOND = 50;
    static final int PAYLOAD_TYPE = 96;
    private static final double ACTIVE_DBM0 = -20;
    private static final long SPEAKER = 3;

    final int sampleRateHz;
    final int frameSamples;

    /// As the decoder gives it, which is what a listener with a perfect network hears.
    final int[] decoded;

    private final AudioCodec codec;
    private final int rtpTicksPerFrame;
    private final byte[][] payloads;

    private EncodedSpeech(AudioCodec codec, EncodingWishes wishes, int[] speech) {
        this.codec = codec;
        sampleRateHz = codec.sampleRateHz();
        frameSamples = sampleRateHz / FRAMES_PER_SECOND;
        EncoderKind kind = codec.encoderKind(sampleRateHz, wishes);
        rtpTicksPerFrame = kind.rtpClockHz() / FRAMES_PER_SECOND;
        payloads = new byte[speech.length / frameSamples][];
        decoded = new int[payloads.length * frameSamples];
        encode(speech, kind);
        decode();
    }

    /// `seconds` of speech as a server encodes it for a peer who wishes that.
    static EncodedSpeech of(AudioCodec codec, EncodingWishes wishes, int seconds) {
        return new EncodedSpeech(codec, wishes, Speech.samples(codec.sampleRateHz(), seconds, ACTIVE_DBM0, SPEAKER));
    }

    private void encode(int[] speech, EncoderKind kind) {
        AudioEncoder encoder = kind.create();
        byte[] payload = new byte[kind.payloadOctetsMax()];
        for (int n = 0; n < payloads.length; n++) {
            int[] frame = Arrays.copyOfRange(speech, n * frameSamples, (n + 1) * frameSamples);
            payloads[n] = Arrays.copyOf(payload, encoder.encode(frame, frameSamples, payload, 0));
        }
        encoder.close();
    }

    private void decode() {
        AudioDecoder decoder = decoder();
        for (int n = 0; n < payloads.length; n++) {
            decoder.decode(payloads[n], 0, payloads[n].length, decoded, n * frameSamples);
        }
        decoder.close();
    }

    /// The same, begun at `frame` and again from its beginning, as one does who says it over and over.
    ///
    /// Fails with an [IllegalStateException] if the codec remembers: then its packets do not fit together anew.
    EncodedSpeech from(int frame) {
        if (codec.encoderKind(sampleRateHz, EncodingWishes.NONE).hasState()) {
            throw new IllegalStateException(codec.sdp() + " has a state");
        }
        int[] turned = new int[decoded.length];
        int at = frame * frameSamples;
        System.arraycopy(decoded, at, turned, 0, decoded.length - at);
        System.arraycopy(decoded, 0, turned, decoded.length - at, at);
        return new EncodedSpeech(codec, EncodingWishes.NONE, turned);
    }

    /// How many of the packets carry a copy of the one before.
    double copiesPercent() {
        AudioDecoder decoder = decoder();
        int copies = 0;
        for (byte[] payload : payloads) copies += decoder.recoverableSamples(payload, 0, payload.length) > 0 ? 1 : 0;
        decoder.close();
        return 100.0 * copies / payloads.length;
    }

    int frames() {
        return payloads.length;
    }

    int rtpClockHz() {
        return rtpTicksPerFrame * FRAMES_PER_SECOND;
    }

    /// A new one for a leg; to be closed.
    AudioDecoder decoder() {
        return codec.decoder(sampleRateHz);
    }

    /// What sends it: one packet after the other.
    Sender sender() {
        return new Sender(new RtpWriter(new Random(SPEAKER)));
    }

    /// The packets of a call.
    final class Sender {
        private final RtpWriter writer;
        private int frame;

        private Sender(RtpWriter writer) {
            this.writer = writer;
        }

        byte[] next() {
            byte[] payload = payloads[frame];
            byte[] octets = new byte[RtpPacket.HEADER_OCTETS + payload.length];
            System.arraycopy(payload, 0, octets, RtpPacket.HEADER_OCTETS, payload.length);
            writer.write(octets, 0, PAYLOAD_TYPE, frame++ == 0, payload.length);
            writer.advance(rtpTicksPerFrame);
            return octets;
        }
    }
}
