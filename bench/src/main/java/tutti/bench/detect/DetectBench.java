package tutti.bench.detect;

import java.util.List;
import tutti.bench.timing.Rounds;

/// Measures one stage after the other: warm up until it gets neither faster nor slower, then some rounds. Thread: the
/// caller's.
final class DetectBench {
    static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS_MAX = 80;
    private static final double STEADY_TOLERANCE = 0.02;

    /// In this many frames of the first warm-up all that is called often gets compiled.
    private static final int WARM_UP_FRAMES = 2_000;

    private DetectBench() {}

    /// Compiles every path that any stage takes, so that the first one measured has no better code than the last.
    static void warmUp(List<StageCase> cases) {
        for (StageCase it : cases) it.made().get().run(WARM_UP_FRAMES);
    }

    static DetectRow measure(StageCase it) {
        Stage stage = it.made().get();
        Rounds rounds = new Rounds(stage, ROUNDS);
        rounds.calibrate();
        boolean steady = settle(rounds);
        rounds(rounds);
        // The virtual machine allocates for itself when it throws compiled code away; a stage would do it again.
        if (rounds.bytesPerTick() > 0) rounds(rounds);
        return new DetectRow(
                it.sampleRateHz(),
                it.stage(),
                it.signal(),
                rounds.medianNanos(),
                rounds.spreadPercent(),
                rounds.bytesPerTick(),
                steady,
                stage.worked());
    }

    private static void rounds(Rounds rounds) {
        rounds.restart();
        for (int i = 0; i < ROUNDS; i++) rounds.round();
    }

    /// False when it gave up.
    private static boolean settle(Rounds rounds) {
        for (int i = 0; i < WARM_UP_ROUNDS_MAX; i++) {
            rounds.round();
            if (rounds.steady(STEADY_TOLERANCE)) return true;
        }
        return false;
    }
}
