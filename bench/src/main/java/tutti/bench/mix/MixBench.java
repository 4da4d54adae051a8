package tutti.bench.mix;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tutti.bench.timing.Rounds;

/// Measures one conference after the other.
///
/// ```
///   warm up   mix, tick, plain, mix, tick, plain, …   until none of them gets faster or slower
///   measure   mix, tick, plain, mix, tick, plain, …   so that what disturbs the machine disturbs all three
/// ```
/// Before and after, the three are compared sample by sample: whoever did less work would be found out, and
/// nothing that is measured can be left out by the compiler. Thread: the caller's.
final class MixBench {
    private static final long SEED = 20;
    static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS_MAX = 80;
    private static final double STEADY_TOLERANCE = 0.02;

    /// More parties take longer to set up and take no other paths.
    private static final int WARM_UP_PARTIES = 24;

    private final MixShape shape;
    private final EngineMix mix;
    private final EngineTick tick;
    private final PlainMix plain;
    private final List<Rounds> rounds;

    private MixBench(MixShape shape) {
        this.shape = shape;
        int[][] voices = shape.voices(new Random(SEED));
        mix = new EngineMix(shape, voices);
        tick = new EngineTick(shape, voices);
        plain = new PlainMix(shape, voices);
        rounds = List.of(new Rounds(mix, ROUNDS), new Rounds(tick, ROUNDS), new Rounds(plain, ROUNDS));
    }

    private Cost cost(int workload) {
        return Cost.of(rounds.get(workload), shape.parties());
    }

    /// Compiles every path that any shape takes, so that the first one measured has no better code than the last.
    static void warmUp(List<MixShape> shapes) {
        for (MixShape shape : shapes) {
            int parties = Math.min(shape.parties(), WARM_UP_PARTIES);
            int talkers = Math.min(shape.talkers(), parties);
            new MixBench(new MixShape(shape.sampleRateHz(), parties, talkers)).settle();
        }
    }

    static MixRow measure(MixShape shape) {
        return new MixBench(shape).measure();
    }

    private MixRow measure() {
        boolean steady = settle();
        boolean identical = identical();
        rounds.forEach(Rounds::restart);
        for (int i = 0; i < ROUNDS; i++) rounds.forEach(Rounds::round);
        Cost mixCost = cost(0);
        Cost plainCost = cost(2);
        return new MixRow(
                shape.sampleRateHz(),
                shape.parties(),
                shape.talkers(),
                mixCost,
                cost(1),
                plainCost,
                mixCost.nanosPerPartyTick() / plainCost.nanosPerPartyTick(),
                steady,
                identical && identical());
    }

    /// False when it gave up.
    private boolean settle() {
        rounds.forEach(Rounds::calibrate);
        for (int i = 0; i < WARM_UP_ROUNDS_MAX; i++) {
            rounds.forEach(Rounds::round);
            if (rounds.stream().allMatch(it -> it.steady(STEADY_TOLERANCE))) return true;
        }
        return false;
    }

    private boolean identical() {
        for (Workload workload : List.of(mix, tick, plain)) workload.run(1);
        for (int party = 0; party < shape.parties(); party++) {
            if (!Arrays.equals(plain.heardBy(party), mix.heardBy(party))) return false;
            if (!Arrays.equals(plain.heardBy(party), tick.heardBy(party))) return false;
        }
        return true;
    }
}
