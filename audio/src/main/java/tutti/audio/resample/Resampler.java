package tutti.audio.resample;

import java.util.Arrays;

/// Turns a stream of samples at one rate into the same sound at another, frame after frame.
///
/// ```
///   input ─► line ─► one stream for each  ─► for each phase: sums of 4 taps, ─► round, saturate ─► every L-th output
///            (with    input sample of         whole frame at a time
///            history) M: contiguous
/// ```
/// Polyphase FIR of linear phase. Up to 3.4 kHz (7 kHz if both rates are 16 kHz or more; 0.85 and 0.875
/// of half the lower rate) the level is kept to within 0.1 dB; images and aliases that fall there are 70
/// dB down. The delay is [#delayNanos()]: 1.875 ms from or to 8 kHz, 1.125 ms between 16 and 48 kHz, none
/// for equal rates, which copies. A constant stays the same constant, and from 8 or 16 kHz to a multiple
/// every input sample appears unchanged among the outputs.
///
/// The products are exact integers, their sums `float` with an error below 1/64 of a sample value; strict
/// arithmetic, so equal input gives equal bits everywhere, however it is cut into frames. Thread: one at
/// a time. Allocates nothing after construction: 12 kB of state, and up to 0.5 MB of coefficients for odd
/// ratios.
public final class Resampler {
    /// Longer input is taken in parts of this many samples.
    private static final int BLOCK_SAMPLES = 960;

    private static final PolyphaseFilter[] TELEPHONE = {
        new PolyphaseFilter(8000, 16_000),
        new PolyphaseFilter(8000, 48_000),
        new PolyphaseFilter(16_000, 8000),
        new PolyphaseFilter(16_000, 48_000),
        new PolyphaseFilter(48_000, 8000),
        new PolyphaseFilter(48_000, 16_000),
    };

    private final PolyphaseFilter filter;

    /// History and the present block, oldest first.
    private final int[] line;

    /// The same, sample `i` at `i mod M · stride + i / M`: what one phase reads is contiguous there.
    private final int[] streams;

    private final int stride;

    /// Of one phase: not `int`, because a loop that reads one `int[]` at an offset and writes another is
    /// not vectorised.
    private final float[] sums;

    /// Tap of the next output on the grid, from the first sample to come.
    private int position;

    private Resampler(PolyphaseFilter filter) {
        this.filter = filter;
        line = new int[filter.ageMax + BLOCK_SAMPLES];
        stride = (line.length + filter.down - 1) / filter.down;
        streams = filter.down == 1 ? line : new int[stride * filter.down];
        sums = new float[BLOCK_SAMPLES / filter.down + 1];
    }

    /// A resampler that has heard silence so far.
    ///
    /// Coefficients between 8, 16 and 48 kHz are computed once; others here, some 10 ms for 44.1 to 48
    /// kHz: keep the resampler and take [#another()]. Fails with an [UnsupportedRatesException] if a rate
    /// is not positive or their ratio needs more than 65,536 coefficients.
    public static Resampler between(int inputRateHz, int outputRateHz) {
        for (PolyphaseFilter known : TELEPHONE) {
            if (known.inputRateHz == inputRateHz && known.outputRateHz == outputRateHz) {
                return new Resampler(known);
            }
        }
        return new Resampler(new PolyphaseFilter(inputRateHz, outputRateHz));
    }

    /// One more between the same rates, with the same coefficients, that has heard silence so far.
    /// Thread: any.
    public Resampler another() {
        return new Resampler(filter);
    }

    /// Rate of what is given to [#resample].
    public int inputRateHz() {
        return filter.inputRateHz;
    }

    /// Rate of what [#resample] gives.
    public int outputRateHz() {
        return filter.outputRateHz;
    }

    /// How much later a sound leaves than it enters, the same for all frequencies.
    public long delayNanos() {
        if (filter.up == filter.down) {
            return 0;
        }
        int lowerRateHz = Math.min(filter.inputRateHz, filter.outputRateHz);
        return WindowedSinc.zerosAt(lowerRateHz) * 1_000_000_000L / lowerRateHz;
    }

    /// How many samples the next `inputCount` give. For multiples of 10 ms at the usual rates, always
    /// exactly `inputCount · outputRateHz / inputRateHz`; otherwise that number rounded down or up, so
    /// that nothing drifts.
    public int outputCount(int inputCount) {
        return (int) (((long) inputCount * filter.up - position + filter.down - 1) / filter.down);
    }

    /// Resamples `count` 16-bit values from `input[offset…]` to `output[outputOffset…]` and returns how
    /// many that are, [#outputCount(int)]. The arrays must not be the same. What exceeds 16 bits is the
    /// nearest value that does not.
    public int resample(int[] input, int offset, int count, int[] output, int outputOffset) {
        if (filter.up == filter.down) {
            System.arraycopy(input, offset, output, outputOffset, count);
            return count;
        }
        int to = outputOffset;
        for (int done = 0; done < count; done += BLOCK_SAMPLES) {
            to += resampleBlock(input, offset + done, Math.min(BLOCK_SAMPLES, count - done), output, to);
        }
        return to - outputOffset;
    }

    /// Forgets what it has heard: the next sample follows silence.
    public void reset() {
        Arrays.fill(line, 0);
        position = 0;
    }

    /// Has heard what `other` has heard, which must be between the same rates.
    ///
    /// Fails with an [IllegalArgumentException] if it is not.
    public void copyFrom(Resampler other) {
        if (other.inputRateHz() != inputRateHz() || other.outputRateHz() != outputRateHz()) {
            throw new IllegalArgumentException("A resampler from " + inputRateHz() + " to " + outputRateHz()
                    + " Hz cannot go on from one from " + other.inputRateHz() + " to " + other.outputRateHz() + " Hz.");
        }
        System.arraycopy(other.line, 0, line, 0, filter.ageMax);
        position = other.position;
    }

    private int resampleBlock(int[] input, int offset, int count, int[] output, int outputOffset) {
        System.arraycopy(input, offset, line, filter.ageMax, count);
        split(filter.ageMax + count);
        int outputs = outputCount(count);
        int first = position;
        for (int i = 0; i < Math.min(filter.up, outputs); i++) {
            int length = (outputs - i + filter.up - 1) / filter.up;
            Phase phase = filter.phases[first % filter.up];
            filter(phase, filter.ageMax + first / filter.up, length);
            Rounding.store(sums, length, phase.fractionBits, output, outputOffset + i, filter.up);
            first += filter.down;
        }
        position += outputs * filter.down - count * filter.up;
        System.arraycopy(line, count, line, 0, filter.ageMax);
        return outputs;
    }

    private void split(int length) {
        int down = filter.down;
        if (down == 1) {
            return;
        }
        for (int stream = 0; stream < down; stream++) {
            int to = stream * stride;
            for (int from = stream; from < length; from += down) {
                streams[to++] = line[from];
            }
        }
    }

    /// Sums for `length` outputs of one phase, whose first has its newest input sample at `newest` of the
    /// line.
    private void filter(Phase phase, int newest, int length) {
        Arrays.fill(sums, 0, length, 0);
        int[] c = phase.coefficients;
        int[] ages = phase.ages;
        for (int i = 0; i < c.length; i += Phase.GROUP) {
            int from0 = streamIndex(newest - ages[i]);
            int from1 = streamIndex(newest - ages[i + 1]);
            int from2 = streamIndex(newest - ages[i + 2]);
            int from3 = streamIndex(newest - ages[i + 3]);
            addGroup(streams, from0, from1, from2, from3, c[i], c[i + 1], c[i + 2], c[i + 3], sums, length);
        }
    }

    private int streamIndex(int lineIndex) {
        return lineIndex % filter.down * stride + lineIndex / filter.down;
    }

    private static void addGroup(
            int[] x, int from0, int from1, int from2, int from3, int c0, int c1, int c2, int c3, float[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += c0 * x[from0 + i] + c1 * x[from1 + i] + c2 * x[from2 + i] + c3 * x[from3 + i];
        }
    }
}
