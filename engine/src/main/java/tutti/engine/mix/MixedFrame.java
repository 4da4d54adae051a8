package tutti.engine.mix;

/// One frame that one output or many equal outputs emit.
///
/// Outputs that emit the same samples get the same object, so whoever encodes can do it once: `shared()` says
/// that a second output may come with this frame, and `number()` tells the shared frames of one tick apart.
/// Thread: tick; valid until the next tick. `samples` are 16-bit values, `count` of them, not to be written by
/// a reader; all are zero when `silent()`.
public final class MixedFrame {
    /// The number of a frame that is not shared.
    public static final int OWN = -1;

    private final int[] samples;
    private final int count;
    private final int number;
    private final boolean sum;
    private boolean silent = true;

    /// A frame that is not shared, over `samples[0…count)`, which are not copied; silent until [#filled]
    /// says otherwise.
    public MixedFrame(int[] samples, int count) {
        this(samples, count, OWN);
    }

    MixedFrame(int[] samples, int count, int number) {
        this(samples, count, number, false);
    }

    private MixedFrame(int[] samples, int count, int number, boolean sum) {
        this.samples = samples;
        this.count = count;
        this.number = number;
        this.sum = sum;
    }

    /// A frame whose samples are sums that no limiter has seen: up to 32 bits. Only inputs of a mix can read it.
    public static MixedFrame ofSum(int[] samples) {
        return new MixedFrame(samples, samples.length, OWN, true).filled(false);
    }

    /// Whether the samples may exceed 16 bits.
    public boolean isSum() {
        return sum;
    }

    /// The samples, [#count] of them from 0 on: 16-bit values unless [#isSum]. Not to be written by a
    /// reader.
    public int[] samples() {
        return samples;
    }

    /// Samples of a frame.
    public int count() {
        return count;
    }

    /// Whether other outputs may emit this very object in this tick; see [#number].
    public boolean shared() {
        return number != OWN;
    }

    /// 0, 1, 2, … for the shared frames of one processor and tick, [#OWN] for a frame that only one output
    /// emits.
    public int number() {
        return number;
    }

    /// Whether all samples are zero.
    public boolean silent() {
        return silent;
    }

    /// Says what the frame now holds. For a mixer, and for whoever feeds an output with something else than a
    /// mix.
    public MixedFrame filled(boolean silent) {
        this.silent = silent;
        return this;
    }
}
