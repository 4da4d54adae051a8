package tutti.server.codec;

import tutti.audio.resample.Resampler;

/// An encoder for a leg that runs at another rate than the codec.
record ResampledKind(int sampleRateHz, EncoderKind kind) implements EncoderKind {
    /// `kind`, fed with frames at `rateHz`.
    static EncoderKind from(int rateHz, EncoderKind kind) {
        return rateHz == kind.sampleRateHz() ? kind : new ResampledKind(rateHz, kind);
    }

    @Override
    public AudioEncoder create() {
        return new Encoder(kind.create(), Resampler.between(sampleRateHz, kind.sampleRateHz()));
    }

    @Override
    public boolean hasState() {
        return true;
    }

    /// The resampler forgets in a few samples.
    @Override
    public boolean forgets() {
        return kind.forgets();
    }

    @Override
    public int rtpClockHz() {
        return kind.rtpClockHz();
    }

    @Override
    public int payloadOctetsMax() {
        return kind.payloadOctetsMax();
    }

    @Override
    public Packing packing() {
        return kind.packing();
    }

    private static final class Encoder implements AudioEncoder {
        private final AudioEncoder encoder;
        private final Resampler resampler;
        private final int[] resampled;

        Encoder(AudioEncoder encoder, Resampler resampler) {
            this.encoder = encoder;
            this.resampler = resampler;
            resampled = new int[resampler.outputRateHz() / 50];
        }

        @Override
        public int encode(int[] samples, int count, byte[] payload, int offset) {
            return encoder.encode(resampled, resample(samples, count), payload, offset);
        }

        @Override
        public int encodeGuided(int[] samples, int count, byte[] guide, byte[] payload, int offset) {
            return encoder.encodeGuided(resampled, resample(samples, count), guide, payload, offset);
        }

        private int resample(int[] samples, int count) {
            return resampler.resample(samples, 0, count, resampled, 0);
        }

        @Override
        public void copyFrom(AudioEncoder other) {
            Encoder same = (Encoder) other;
            encoder.copyFrom(same.encoder);
            resampler.copyFrom(same.resampler);
        }

        @Override
        public void close() {
            encoder.close();
        }
    }
}
