package tutti.server.playout;

/// 16 bits a sample, big-endian (L16 of RFC 3551 §4.5.11), at any clock: the tests compare bit by bit.
record LinearDecoder(int rtpClockHz) implements AudioDecoder {
    @Override
    public int sampleCount(byte[] payload, int offset, int length) {
        return length / 2;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
        for (int i = 0; i < length / 2; i++) {
            samples[sampleOffset + i] = (payload[offset + 2 * i] << 8) | (payload[offset + 2 * i + 1] & 0xFF);
        }
        return length / 2;
    }

    /// `count` samples from `offset` on, going round at the end.
    static byte[] encode(int[] samples, int offset, int count) {
        byte[] payload = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            int sample = samples[(offset + i) % samples.length];
            payload[2 * i] = (byte) (sample >> 8);
            payload[2 * i + 1] = (byte) sample;
        }
        return payload;
    }
}
