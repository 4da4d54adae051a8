package tutti.server.playout;

/// The decoder of payload types that have none.
enum NoDecoder implements AudioDecoder {
    INSTANCE;

    @Override
    public int rtpClockHz() {
        return 8000;
    }

    @Override
    public int sampleCount(byte[] payload, int offset, int length) {
        return 0;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
        return 0;
    }
}
