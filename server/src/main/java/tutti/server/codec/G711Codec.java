package tutti.server.codec;

import tutti.audio.g711.G711;
import tutti.rtp.sdp.Codec;
import tutti.server.playout.AudioDecoder;

/// PCMU and PCMA: one octet, one sample, no state. Source: RFC 3551 §4.5.14.
record G711Codec(Codec sdp, G711 law) implements AudioCodec {
    static final G711Codec PCMU = new G711Codec(Codec.PCMU, G711.MU_LAW);
    static final G711Codec PCMA = new G711Codec(Codec.PCMA, G711.A_LAW);

    private static final int RATE_HZ = 8000;

    @Override
    public int sampleRateHz() {
        return RATE_HZ;
    }

    @Override
    public AudioDecoder decoder(int sampleRateHz) {
        return ResampledDecoder.to(sampleRateHz, RATE_HZ, new Decoder(law));
    }

    @Override
    public EncoderKind encoderKind(int sampleRateHz, EncodingWishes wishes) {
        return ResampledKind.from(sampleRateHz, new Kind(law));
    }

    private record Decoder(G711 law) implements AudioDecoder {
        @Override
        public int rtpClockHz() {
            return RATE_HZ;
        }

        @Override
        public int sampleCount(byte[] payload, int offset, int length) {
            return length;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
            law.decode(payload, offset, samples, sampleOffset, length);
            return length;
        }
    }

    private record Kind(G711 law) implements EncoderKind {
        @Override
        public AudioEncoder create() {
            return new Encoder(law);
        }

        @Override
        public boolean hasState() {
            return false;
        }

        @Override
        public int sampleRateHz() {
            return RATE_HZ;
        }

        @Override
        public int rtpClockHz() {
            return RATE_HZ;
        }

        @Override
        public int payloadOctetsMax() {
            return RATE_HZ / 50;
        }

        @Override
        public Packing packing() {
            return new Packing.Octets(1);
        }
    }

    private record Encoder(G711 law) implements AudioEncoder {
        @Override
        public int encode(int[] samples, int count, byte[] payload, int offset) {
            law.encode(samples, 0, payload, offset, count);
            return count;
        }

        @Override
        public void copyFrom(AudioEncoder other) {
            // Remembers nothing.
        }
    }
}
