package tutti.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import tutti.audio.level.LevelMeter;
import tutti.audio.limit.Limiter;
import tutti.engine.activity.InputActivity;
import tutti.engine.condition.Conditioning;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixInput;
import tutti.engine.mix.MixedFrame;

/// The tick's view of one channel's input side.
///
/// ```
///   datafeed ─► conditioning ─► muted? ─► volume, limit ─► gate ─► silent? ─► contribution ─► tap
///                                                                                  └► once for each other rate
/// ```
/// Without conditioning and at unity the datafeed's own samples are contributed: bit-exact, and no copy is
/// made.
final class InputLane implements FeedLane {
    final InputActivity activity = new InputActivity();
    private final MixInput input = new MixInput();
    private final SampleRate rate;
    private final EngineSettings settings;
    private final Map<SampleRate, RateContribution> otherRates = new EnumMap<>(SampleRate.class);
    private final int[] conditioned;
    private final MixedFrame tapped;
    private int limiterState = Limiter.UNITY;

    /// What the tick needs to know of an input side in a program. `gain` is [Gain#SILENT] while the input
    /// is muted.
    record Take(
            FeedLane feed,
            int gain,
            Conditioning conditioning,
            FeedLane echoReference,
            FeedLane returned,
            boolean isTapped) {}

    InputLane(SampleRate rate, EngineSettings settings) {
        this.rate = rate;
        this.settings = settings;
        conditioned = new int[settings.frameSamples(rate.hz())];
        tapped = new MixedFrame(new int[conditioned.length], conditioned.length);
    }

    /// Its contribution to outputs of `wanted`. Thread: control.
    MixInput input(SampleRate wanted) {
        return wanted == rate ? input : contribution(wanted).input;
    }

    /// The one for another rate; it is there from when it is first asked for. Thread: control.
    RateContribution contribution(SampleRate other) {
        return otherRates.computeIfAbsent(
                other, to -> new RateContribution(rate, to, conditioned.length, settings.frameSamples(to.hz())));
    }

    /// What it contributes to the frame as a feed of its own, while it is tapped.
    @Override
    public MixedFrame frame() {
        return tapped;
    }

    void take(Take take, RateContribution[] resampled, long frameNumber) {
        contribute(take, frameNumber);
        boolean contributing = input.contributing();
        for (RateContribution other : resampled) {
            if (contributing) other.take(input.samples(), frameNumber);
            else other.rest(frameNumber);
        }
        if (take.isTapped) tap(contributing);
    }

    private void tap(boolean contributing) {
        if (contributing) System.arraycopy(input.samples(), 0, tapped.samples(), 0, conditioned.length);
        else Arrays.fill(tapped.samples(), 0);
        tapped.filled(!contributing);
    }

    private void contribute(Take take, long frameNumber) {
        int gain = take.conditioning.controlsGain() && take.gain != Gain.SILENT ? Gain.UNITY : take.gain;
        if (gain == Gain.UNITY) limiterState = Limiter.UNITY;
        MixedFrame frame = take.feed.frame();
        if (frame.isSum()) {
            contributeSum(frame, gain, frameNumber);
        } else if (!take.conditioning.isNone()) {
            contributeConditioned(frame, take, gain, frameNumber);
        } else if (gain == Gain.SILENT || frame.silent()) {
            rest();
        } else {
            contribute(adjusted(frame.samples(), gain), frameNumber);
        }
    }

    private void contributeConditioned(MixedFrame frame, Take take, int gain, long frameNumber) {
        if (frame.silent()) Arrays.fill(conditioned, 0);
        else System.arraycopy(frame.samples(), 0, conditioned, 0, conditioned.length);
        take.conditioning.condition(
                conditioned, conditioned.length, take.echoReference.frame(), take.returned.frame(), frameNumber);
        if (gain == Gain.SILENT) {
            rest();
            return;
        }
        adjusted(conditioned, gain);
        take.conditioning.gate(conditioned, conditioned.length);
        contribute(conditioned, frameNumber);
    }

    private void contribute(int[] samples, long frameNumber) {
        long energy = LevelMeter.sumOfSquares(samples, 0, conditioned.length);
        if (energy == 0) {
            input.rest();
            return;
        }
        input.contribute(samples);
        activity.heard(frameNumber, energy, conditioned.length);
    }

    /// What a link brings is passed on exact: no limiter, only a volume, if one is set.
    private void contributeSum(MixedFrame frame, int gain, long frameNumber) {
        if (gain == Gain.SILENT || frame.silent()) {
            input.rest();
            return;
        }
        int[] samples = frame.samples();
        if (gain != Gain.UNITY) {
            Gain.applyToSums(samples, conditioned, gain, conditioned.length);
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

    /// At most 960 squares of 31 bits each way: a double is exact enough for a level and cannot overflow.
    private long energyOfSums(int[] samples) {
        double energy = 0;
        for (int i = 0; i < conditioned.length; i++) energy += (double) samples[i] * samples[i];
        return (long) energy;
    }

    private int[] adjusted(int[] samples, int gain) {
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
