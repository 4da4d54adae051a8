package tutti.bench.quality;

import tutti.server.playout.AudioDecoder;

/// A decoder that makes up what is lost, though the next packet may carry a copy of it.
record WithoutCopies(AudioDecoder decoder) implements AudioDecoder {
    @Override
    public int rtpClockHz() {
        return decoder.rtpClockHz();
    }

    @Override
    public int sampleCount(byte[] payload, int offset, int length) {
        return decoder.sampleCount(payload, offset, length);
    }

    @Override
    public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
        return decoder.decode(payload, offset, length, samples, sampleOffset);
    }

    @Override
    public boolean conceal(int[] samples, int offset, int count) {
        return decoder.conceal(samples, offset, count);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
