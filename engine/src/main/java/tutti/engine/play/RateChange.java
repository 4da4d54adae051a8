package tutti.engine.play;

import tutti.audio.resample.Resampler;

/// One sound after another from one rate to another, each without the delay of the filter: as long as it
/// was, and not a sample later.
///
/// Thread: its owner's, never the tick's. Allocates when constructed only.
final class RateChange {
    private final Resampler resampler;
    private final int[] zeros;
    private final int[] tail;
    private final int delaySamples;
    private int toDrop;
    private long given;
    private long made;

    /// Fails with an `UnsupportedRatesException` as [Resampler#between] does.
    RateChange(int inputRateHz, int outputRateHz) {
        resampler = Resampler.between(inputRateHz, outputRateHz);
        long delayNanos = resampler.delayNanos();
        delaySamples = (int) ((delayNanos * outputRateHz + 500_000_000) / 1_000_000_000);
        zeros = new int[(int) (delayNanos * inputRateHz / 1_000_000_000) + 2];
        tail = new int[resultMax(zeros.length)];
        toDrop = delaySamples;
    }

    /// `inputCount` samples never give more than this.
    int resultMax(int inputCount) {
        return (int) ((long) inputCount * resampler.outputRateHz() / resampler.inputRateHz()) + 2;
    }

    /// How many samples [#finish] may give.
    int finishMax() {
        return tail.length;
    }

    /// How many of `available` inputs can be given so that [#convert] gives at most `room` samples.
    int inputsFor(int room, int available) {
        long inputs = (long) (room - 2) * resampler.inputRateHz() / resampler.outputRateHz();
        return Math.clamp(inputs, 0, available);
    }

    /// Converts `input[offset…offset+count)` to `output[0…]` and returns how many samples that are.
    int convert(int[] input, int offset, int count, int[] output) {
        int results = resampler.resample(input, offset, count, output, 0);
        int dropped = Math.min(toDrop, results);
        toDrop -= dropped;
        System.arraycopy(output, dropped, output, 0, results - dropped);
        given += count;
        made += results - dropped;
        return results - dropped;
    }

    /// Gives what the filter still holds to `output[0…]`, returns how many samples that are, and is ready
    /// for another sound.
    int finish(int[] output) {
        long length = (given * resampler.outputRateHz() + resampler.inputRateHz() - 1) / resampler.inputRateHz();
        int missing = Math.clamp(length - made, 0, tail.length);
        int results = convert(zeros, 0, zeros.length, tail);
        int last = Math.min(missing, results);
        System.arraycopy(tail, 0, output, 0, last);
        resampler.reset();
        toDrop = delaySamples;
        given = 0;
        made = 0;
        return last;
    }
}
