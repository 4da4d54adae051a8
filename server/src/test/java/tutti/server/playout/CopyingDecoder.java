package tutti.server.playout;

/// [LinearDecoder] whose packets hold the audio of the one before, too: first that, then their own.
record CopyingDecoder(LinearDecoder linear) implements AudioDecoder {
    CopyingDecoder(int rtpClockHz) {
        this(new LinearDecoder(rtpClockHz));
    }

    @Override
    public int rtpClockHz() {
        return linear.rtpClockHz();
    }

    @Override
    public int sampleCount(byte[] payload, int offset, int length) {
        return linear.sampleCount(payload, offset, length / 2);
    }

    @Override
    public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
        return linear.decode(payload, offset + length / 2, length / 2, samples, sampleOffset);
    }

    @Override
    public int recoverableSamples(byte[] payload, int offset, int length) {
        return sampleCount(payload, offset, length);
    }

    @Override
    public boolean recover(byte[] payload, int offset, int length, int[] samples, int sampleOffset, int count) {
        return linear.decode(payload, offset, length / 2, samples, sampleOffset) == count;
    }

    /// `count` samples from `offset` on, after as many that come before them; going round at both ends.
    static byte[] encode(int[] samples, int offset, int count) {
        return LinearDecoder.encode(samples, Math.floorMod(offset - count, samples.length), 2 * count);
    }
}
