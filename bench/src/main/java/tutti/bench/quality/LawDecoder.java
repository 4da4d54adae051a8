package tutti.bench.quality;

import tutti.audio.g711.G711;
import tutti.server.playout.AudioDecoder;

/// G.711: one octet, one sample. Source: RFC 3551 §4.5.14.
record LawDecoder(G711 law) implements AudioDecoder {
    @Override
    public int rtpClockHz() {
        return 8000;
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
