package tutti.server.codec;

import tutti.audio.g722.G722Decoder;
import tutti.audio.g722.G722Encoder;
import tutti.rtp.sdp.Codec;
import tutti.server.playout.AudioDecoder;

/// G.722 at 64 kbit/s: 16,000 samples a second, though its RTP clock says 8000. Source: RFC 3551 §4.5.2.
record G722Codec(Codec sdp) implements AudioCodec {
    private static final int RTP_CLOCK_HZ = 8000;
    private static final int SAMPLES_PER_OCTET = 2;

    /// Of the longest packet, 120 ms.
    private static final int SAMPLES_MAX = G722Decoder.SAMPLE_RATE_HZ * 120 / 1000;

    @Override
    public int sampleRateHz() {
        return G722Decoder.SAMPLE_RATE_HZ;
    }

    @Override
    public AudioDecoder decoder(int sampleRateHz) {
        return ResampledDecoder.to(sampleRateHz, G722Decoder.SAMPLE_RATE_HZ, new Decoder());
    }

    @Override
    public EncoderKind encoderKind(int sampleRateHz, EncodingWishes wishes) {
        return ResampledKind.from(sampleRateHz, new Kind());
    }

    private static final class Decoder implements AudioDecoder {
        private final G722Decoder decoder = new G722Decoder();
        private final int[] decoded = new int[SAMPLES_MAX];

        @Override
        public int rtpClockHz() {
            return RTP_CLOCK_HZ;
        }

        @Override
        public int sampleCount(byte[] payload, int offset, int length) {
            int samples = SAMPLES_PER_OCTET * length;
            return samples <= SAMPLES_MAX ? samples : 0;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
            int count = decoder.decode(payload, offset, length, decoded, 0);
            SteadySilence.settle(decoded, count);
            System.arraycopy(decoded, 0, samples, sampleOffset, count);
            return count;
        }
    }

    private record Kind() implements EncoderKind {
        @Override
        public AudioEncoder create() {
            return new Encoder();
        }

        @Override
        public boolean hasState() {
            return true;
        }

        @Override
        public int sampleRateHz() {
            return G722Encoder.SAMPLE_RATE_HZ;
        }

        @Override
        public int rtpClockHz() {
            return RTP_CLOCK_HZ;
        }

        @Override
        public int payloadOctetsMax() {
            return RTP_CLOCK_HZ / 50;
        }

        @Override
        public Packing packing() {
            return new Packing.Octets(1);
        }
    }

    private static final class Encoder implements AudioEncoder {
        private final G722Encoder encoder = new G722Encoder();

        @Override
        public int encode(int[] samples, int count, byte[] payload, int offset) {
            return encoder.encode(samples, 0, count, payload, offset);
        }

        @Override
        public int encodeGuided(int[] samples, int count, byte[] guide, byte[] payload, int offset) {
            return encoder.encodeGuided(samples, 0, count, guide, payload, offset);
        }

        @Override
        public void copyFrom(AudioEncoder other) {
            encoder.copyFrom(((Encoder) other).encoder);
        }
    }
}
