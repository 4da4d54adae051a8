package tutti.server.codec;

import tutti.rtp.sdp.Codec;
import tutti.server.playout.AudioDecoder;

/// Samples as they are, 16 bits each, most significant octet first. Source: RFC 3551 §4.5.11.
record L16Codec(Codec sdp) implements AudioCodec {
    private static final int OCTETS = 2;

    @Override
    public int sampleRateHz() {
        return sdp.rtpClockHz();
    }

    @Override
    public AudioDecoder decoder(int rateHz) {
        return ResampledDecoder.to(rateHz, sampleRateHz(), new Decoder(sampleRateHz()));
    }

    @Override
    public EncoderKind encoderKind(int rateHz, EncodingWishes wishes) {
        return ResampledKind.from(rateHz, new Kind(sampleRateHz()));
    }

    private record Decoder(int rtpClockHz) implements AudioDecoder {
        @Override
        public int sampleCount(byte[] payload, int offset, int length) {
            return length % OCTETS == 0 ? length / OCTETS : 0;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
            int count = sampleCount(payload, offset, length);
            for (int i = 0; i < count; i++) {
                int at = offset + OCTETS * i;
                samples[sampleOffset + i] = (payload[at] << 8) | (payload[at + 1] & 0xFF);
            }
            return count;
        }
    }

    private record Kind(int sampleRateHz) implements EncoderKind {
        @Override
        public AudioEncoder create() {
            return new Encoder();
        }

        @Override
        public boolean hasState() {
            return false;
        }

        @Override
        public int rtpClockHz() {
            return sampleRateHz;
        }

        @Override
        public int payloadOctetsMax() {
            return sampleRateHz / 50 * OCTETS;
        }

        @Override
        public Packing packing() {
            return new Packing.Octets(OCTETS);
        }
    }

    private static final class Encoder implements AudioEncoder {
        @Override
        public int encode(int[] samples, int count, byte[] payload, int offset) {
            for (int i = 0; i < count; i++) {
                payload[offset + OCTETS * i] = (byte) (samples[i] >> 8);
                payload[offset + OCTETS * i + 1] = (byte) samples[i];
            }
            return count * OCTETS;
        }

        @Override
        public void copyFrom(AudioEncoder other) {
            // Remembers nothing.
        }
    }
}
