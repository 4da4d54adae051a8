package tutti.engine.mix;

import tutti.audio.limit.Limiter;

/// One output's own buffers and limiter state, and the frame it emits in this tick.
///
/// Thread: tick. The own buffers are used only in frames in which the output differs from its bus.
public final class MixOutput {
    final int[] sum;
    final int[] limited;
    final MixedFrame own;
    int limiterState = Limiter.UNITY;
    MixedFrame frame;
    int[] exactSum;

    public MixOutput(int frameSamples) {
        sum = new int[frameSamples];
        limited = new int[frameSamples];
        own = new MixedFrame(limited, frameSamples);
        frame = own;
        exactSum = sum;
    }

    /// The samples of [#frame] before the limiter, up to 32 bits; worthless when the frame is silent.
    public int[] exactSum() {
        return exactSum;
    }

    /// What this output emits in the frame mixed last.
    public MixedFrame frame() {
        return frame;
    }
}
