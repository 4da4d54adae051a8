package tutti.engine.play;

import java.util.Arrays;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// A sound in memory at the rate of the channel: loaded once, heard by any number of replays at the same
/// time.
///
/// Thread: any; it never changes.
public final class Clip {
    private final int[] samples;
    private final int sampleRateHz;

    private Clip(int[] samples, int sampleRateHz) {
        this.samples = samples;
        this.sampleRateHz = sampleRateHz;
    }

    /// `samples` (16-bit values, copied) of `inputRateHz`, resampled to `sampleRateHz`, that of the
    /// channel.
    ///
    /// `BAD_PARAMETER` if there are none; fails as `Resampler.between` does if the rates do not fit.
    public static Clip of(int[] samples, int inputRateHz, int sampleRateHz) {
        if (samples.length == 0) throw new EngineException(ErrorCode.BAD_PARAMETER, "a clip without samples; give one");
        RateChange rates = new RateChange(inputRateHz, sampleRateHz);
        int[] converted = new int[rates.resultMax(samples.length) + rates.finishMax()];
        int length = rates.convert(samples, 0, samples.length, converted);
        int[] tail = new int[rates.finishMax()];
        int last = rates.finish(tail);
        System.arraycopy(tail, 0, converted, length, last);
        return new Clip(Arrays.copyOf(converted, length + last), sampleRateHz);
    }

    /// Rate of its samples.
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /// How long it is.
    public int lengthSamples() {
        return samples.length;
    }

    /// All of it, for one replay.
    public Content content() {
        return contentFrom(0);
    }

    /// The same beginning at `startSample`, such as where another replay was aborted; later passes begin
    /// at 0. `BAD_PARAMETER` outside of it.
    public Content contentFrom(int startSample) {
        if (startSample < 0 || startSample > samples.length) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "sample " + startSample + " of a clip that has " + samples.length + "; begin inside it");
        }
        return new Reading(samples, sampleRateHz, startSample);
    }

    /// One reader's place in the clip.
    private static final class Reading implements Content {
        private final int[] samples;
        private final int sampleRateHz;
        private int position;

        Reading(int[] samples, int sampleRateHz, int position) {
            this.samples = samples;
            this.sampleRateHz = sampleRateHz;
            this.position = position;
        }

        @Override
        public int sampleRateHz() {
            return sampleRateHz;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public int availableSamples() {
            return samples.length - position;
        }

        @Override
        public int read(int[] target, int offset, int count) {
            int taken = Math.min(count, availableSamples());
            System.arraycopy(samples, position, target, offset, taken);
            position += taken;
            return taken;
        }

        @Override
        public boolean isEnded() {
            return position == samples.length;
        }

        @Override
        public void rewind() {
            position = 0;
        }

        @Override
        public boolean hasFailed() {
            return false;
        }

        @Override
        public void discard() {
            // the clip belongs to others, too
        }
    }
}
