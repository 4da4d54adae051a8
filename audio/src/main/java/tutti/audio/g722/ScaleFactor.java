package tutti.audio.g722;

/// The step size of a sub-band's quantiser: its logarithm leaks to zero and is pushed by each code.
///
/// Source: ITU-T G.722 §6.2.1.3, §6.2.2.3 (sub-blocks LOGSCL, SCALEL, LOGSCH, SCALEH). Of the table from
/// logarithms to steps one octave is kept, and shifted.
final class ScaleFactor {
    private static final int LEAK = 32512;
    private static final int OCTAVE_BITS = 11;
    private static final int STEPS_PER_OCTAVE = 32;

    /// A tenth of it is 56 dB below full scale.
    private static final int AUDIBLE_STEP_MIN = 512;

    private static final int[] OCTAVE = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private final int logMax;
    private final int octaves;
    private int log;
    private int linear;

    /// `octaves` from the smallest to the largest step, whose logarithm is `logMax`.
    ScaleFactor(int logMax, int octaves) {
        this.logMax = logMax;
        this.octaves = octaves;
        update();
    }

    void reset() {
        log = 0;
        update();
    }

    void copyFrom(ScaleFactor other) {
        log = other.log;
        linear = other.linear;
    }

    boolean sameAs(ScaleFactor other) {
        return log == other.log;
    }

    int linear() {
        return linear;
    }

    /// So many 1/4096 of the step; of a large enough one where it is so small that a few of them could not
    /// be heard.
    int part(int parts) {
        return (parts * Math.max(linear, AUDIBLE_STEP_MIN)) >> 12;
    }

    void push(int by) {
        log = Math.min(logMax, Math.max(0, Word.product(log, LEAK) + by));
        update();
    }

    private void update() {
        int mantissa = OCTAVE[log >> 6 & (STEPS_PER_OCTAVE - 1)];
        linear = mantissa << 1 >> (octaves - (log >> OCTAVE_BITS)) << 2;
    }
}
