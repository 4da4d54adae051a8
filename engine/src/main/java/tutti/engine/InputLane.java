package tutti.engine;

import java.util.Arrays;
import tutti.audio.level.LevelMeter;
import tutti.audio.limit.Limiter;
import tutti.engine.activity.InputActivity;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixInput;
import tutti.engine.mix.MixedFrame;

/// The tick's view of one channel's input side.
///
/// ```
///   datafeed ─► muted or silent? ─► condition ─────────► measure ─► contribution to every output that has it
///                    │               volume ─► limit
///                    └─► rests
/// ```
/// At unity the datafeed's own samples are contributed: bit-exact, and no copy is made.
final class InputLane {
    final MixInput input = new MixInput();
    final InputActivity activity = new InputActivity();
    private final int[] conditioned;
    private int limiterState = Limiter.UNITY;

    InputLane(int frameSamples) {
        conditioned = new int[frameSamples];
    }

    /// `gain` is [Gain#SILENT] while the input is muted.
    void take(FeedLane feed, int gain, long frameNumber) {
        if (gain == Gain.UNITY) limiterState = Limiter.UNITY;
        MixedFrame frame = feed.frame();
        if (gain == Gain.SILENT || frame.silent()) {
            rest();
            return;
        }
        if (frame.isSum()) {
            takeSum(frame.samples(), gain, frameNumber);
            return;
        }
        int[] samples = condition(frame.samples(), gain);
        long energy = LevelMeter.sumOfSquares(samples, 0, conditioned.length);
        if (energy == 0) {
            input.rest();
            return;
        }
        input.contribute(samples);
        activity.heard(frameNumber, energy, conditioned.length);
    }

    /// What a link brings is passed on exact: no limiter, only a volume, if one is set.
    private void takeSum(int[] sums, int gain, long frameNumber) {
        int[] samples = sums;
        if (gain != Gain.UNITY) {
            Gain.applyToSums(sums, conditioned, gain, conditioned.length);
            samples = conditioned;
        }
        long energy = energyOfSums(samples);
        if (energy == 0) {
            input.rest();
            return;
        }
        input.contributeSum(samples);
        activity.heard(frameNumber, energy, conditioned.length);
    }

    /// At most 48,000 / 50 squares of 31 bits each way: a double is exact enough for a level and cannot overflow.
    private long energyOfSums(int[] samples) {
        double energy = 0;
        for (int i = 0; i < conditioned.length; i++) energy += (double) samples[i] * samples[i];
        return (long) energy;
    }

    private int[] condition(int[] samples, int gain) {
        if (gain == Gain.UNITY) return samples;
        Gain.apply(samples, conditioned, gain, conditioned.length);
        limit();
        return conditioned;
    }

    /// The limiter recovers through a pause too, so that the first word after it is not too soft.
    private void rest() {
        input.rest();
        if (limiterState == Limiter.UNITY) return;
        Arrays.fill(conditioned, 0);
        limit();
    }

    private void limit() {
        limiterState = Limiter.limit(conditioned, conditioned, conditioned.length, limiterState);
    }
}
