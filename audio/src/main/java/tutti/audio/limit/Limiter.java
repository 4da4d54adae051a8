package tutti.audio.limit;

/// Turns an exact 32-bit sum into 16-bit samples, by gain and never by clipping.
///
/// ```
///   sum ─► peak ─┬─ fits, gain is 1 ─────────────────────────► copy, bit for bit
///                ├─ fits at the present gain ─► one ramp up ──► gain × sum
///                └─ too loud ─► fall, sub-block by sub-block ─► gain × sum
///
///   gain   ──────┐                        the ramp ends before the sub-block
///                 ╲______                 that needs it; the frame is the look-ahead,
///          |....|....|#####|....|         so no delay is added
/// ```
/// The gain is one straight line inside a sub-block, an eighth of the frame (2.5 ms of 20, 1.25 ms of 10). At each
/// boundary stands the lower of what both neighbours need, so every sample fits by construction. Only a frame whose
/// first sub-block is already too loud has nothing to look ahead to: there the line falls as steeply as its samples
/// demand and then holds.
///
/// The gain recovers by 0.40 dB a frame, 20 dB/s with 20 ms frames: what two loud talkers cost (up to 6 dB) is
/// back in a third of a second, while within a pitch period or the gap of a syllable it moves too little to be
/// heard as pumping. Less than 1 dB below the limit it recovers by 0.017 dB a frame only, because the sampled
/// peaks of a steady tone wander by that much, and a gain that follows them modulates the tone.
///
/// The whole state is one `int`, the gain, that the caller keeps per output: outputs with equal sums and equal
/// states have equal results and may share one. Integer arithmetic only; the result depends on nothing but the
/// arguments. Thread: any. Allocates nothing.
public final class Limiter {
    /// State of an output that has never been too loud: a gain of exactly 1.
    public static final int UNITY = 1 << Gain.FRACTION_BITS;

    private static final int SAMPLE_MAX = 32767;
    private static final int SUB_BLOCKS = 8;

    private Limiter() {}

    /// Limits one frame and returns the state for the next.
    ///
    /// `sum` holds `count` exact sums, any `int`; `samples` receives `count` 16-bit values and may be `sum`
    /// itself. `count` is a positive multiple of 8, typically 80…960. `state` is [#UNITY] or what the previous
    /// frame returned. Fails with an `IllegalArgumentException` if `count` or `state` is neither.
    public static int limit(int[] sum, int[] samples, int count, int state) {
        int peak = peak(sum, count);
        if (state == UNITY && peak <= SAMPLE_MAX && count % SUB_BLOCKS == 0) {
            System.arraycopy(sum, 0, samples, 0, count);
            return UNITY;
        }
        requireUsable(count, state);
        int ceiling = Gain.ceiling(peak);
        if (state > ceiling) {
            return fall(sum, samples, count / SUB_BLOCKS, state);
        }
        int recovered = Gain.recovered(state, ceiling, peak);
        Ramp.apply(sum, samples, 0, count, state, Ramp.slope(state, recovered, count), state);
        return recovered;
    }

    /// The largest magnitude of `sum[0…count)`, negative values by one's complement: it is at most 32767 exactly
    /// if every value fits into 16 bits, and has no overflow.
    public static int peak(int[] sum, int count) {
        return Ramp.peak(sum, 0, count);
    }

    private static int fall(int[] sum, int[] samples, int blockSamples, int state) {
        int gain = state;
        int ceiling = Gain.ceiling(Ramp.peak(sum, 0, blockSamples));
        for (int block = 0; block < SUB_BLOCKS; block++) {
            int from = block * blockSamples;
            int to = from + blockSamples;
            int next = block == SUB_BLOCKS - 1 ? UNITY : Gain.ceiling(Ramp.peak(sum, to, to + blockSamples));
            int floor = Math.min(gain, Math.min(ceiling, next));
            int slope = Ramp.slope(gain, floor, blockSamples);
            if (gain > ceiling) {
                slope = Math.min(slope, Ramp.steepest(sum, from, to, gain));
            }
            Ramp.apply(sum, samples, from, to, gain, slope, floor);
            gain = floor;
            ceiling = next;
        }
        return gain;
    }

    private static void requireUsable(int count, int state) {
        if (count <= 0 || count % SUB_BLOCKS != 0) {
            throw new IllegalArgumentException(
                    "A frame of " + count + " samples cannot be limited: give a positive multiple of " + SUB_BLOCKS);
        }
        if (state < Gain.MIN || state > UNITY) {
            throw new IllegalArgumentException(
                    "State " + state + " is not a limiter gain: begin with UNITY and pass on what limit returns");
        }
    }
}
