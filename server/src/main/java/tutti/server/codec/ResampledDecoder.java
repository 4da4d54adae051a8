package tutti.server.codec;

import tutti.audio.resample.Resampler;
import tutti.server.playout.AudioDecoder;

/// A decoder for a leg that runs at another rate than the codec.
final class ResampledDecoder implements AudioDecoder {
    private static final int PACKET_MILLIS_MAX = 120;

    private final AudioDecoder decoder;
    private final Resampler resampler;
    private final int[] decoded;

    private ResampledDecoder(AudioDecoder decoder, Resampler resampler) {
        this.decoder = decoder;
        this.resampler = resampler;
        decoded = new int[resampler.inputRateHz() / 1000 * PACKET_MILLIS_MAX];
    }

    /// `decoder`, which gives samples at `rateHz`, to `wantedRateHz`.
    static AudioDecoder to(int wantedRateHz, int rateHz, AudioDecoder decoder) {
        return wantedRateHz == rateHz
                ? decoder
                : new ResampledDecoder(decoder, Resampler.between(rateHz, wantedRateHz));
    }

    @Override
    public int rtpClockHz() {
        return decoder.rtpClockHz();
    }

    @Override
    public int sampleCount(byte[] payload, int offset, int length) {
        int count = decoder.sampleCount(payload, offset, length);
        return (int) ((long) count * resampler.outputRateHz() / resampler.inputRateHz());
    }

    @Override
    public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
        int count = decoder.decode(payload, offset, length, decoded, 0);
        return resampler.resample(decoded, 0, count, samples, sampleOffset);
    }
}
