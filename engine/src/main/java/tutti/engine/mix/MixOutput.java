package tutti.engine.mix;

import tutti.audio.limit.Limiter;

/// One output's own buffer and limiter state, and the frame it emits in this tick.
///
/// Thread: tick. The own buffer is used only in frames in which the output differs from its bus.
public final class MixOutput {
    private static final int[] NOT_KEPT = {};

    final int[] samples;
    final MixedFrame own;
    int limiterState = Limiter.UNITY;
    MixedFrame frame;
    private int[] exactSum = NOT_KEPT;

    /// For frames of `frameSamples` samples; its limiter is at rest. Thread: control.
    public MixOutput(int frameSamples) {
        samples = new int[frameSamples];
        own = new MixedFrame(samples, frameSamples);
        frame = own;
    }

    /// From the next program on a copy of the sums before the limiter is kept. Thread: control.
    public void keepSums() {
        exactSum = new int[samples.length];
    }

    /// The samples of [#frame] before the limiter, up to 32 bits; worthless when the frame is silent, or sums are not
    /// kept.
    public int[] exactSum() {
        return exactSum;
    }

    void keepSum(int[] sum) {
        if (exactSum.length > 0) System.arraycopy(sum, 0, exactSum, 0, exactSum.length);
    }

    /// What this output emits in the frame mixed last.
    public MixedFrame frame() {
        return frame;
    }
}
