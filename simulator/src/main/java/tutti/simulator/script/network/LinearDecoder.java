package tutti.simulator.script.network;

import tutti.server.playout.AudioDecoder;

/// 16 bits a sample, big-endian, so that nothing but the network changes a sample. Source: RFC 3551 §4.5.11
/// (L16).
record LinearDecoder(int rtpClockHz) implements AudioDecoder {
    @Override
    public int sampleCount(byte[] payload, int offset, int length) {
        return length / Short.BYTES;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
        int count = length / Short.BYTES;
        for (int i = 0; i < count; i++) {
            samples[sampleOffset + i] = (payload[offset + 2 * i] << 8) | (payload[offset + 2 * i + 1] & 0xFF);
        }
        return count;
    }

    static void encode(int[] samples, int count, byte[] payload, int offset) {
        for (int i = 0; i < count; i++) {
            payload[offset + 2 * i] = (byte) (samples[i] >> 8);
            payload[offset + 2 * i + 1] = (byte) samples[i];
        }
    }
}
