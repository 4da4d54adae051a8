package tutti.bench.mix;

import java.util.ArrayList;
import java.util.List;
import tutti.engine.Processor;

/// Which conferences to measure: every combination of rates, sizes and numbers of talkers.
///
/// @param talkers how many talk, or [#EVERYBODY]; a number that is not less than the parties is left out
record MixShapes(List<Integer> sampleRatesHz, List<Integer> parties, List<Integer> talkers) {
    static final int EVERYBODY = 0;
    private static final int PARTIES_MIN = 2;
    private static final int PARTIES_MAX = Processor.CHANNELS_MAX;
    private static final List<Integer> RATES_HZ = List.of(8_000, 16_000, 48_000);

    MixShapes {
        sampleRatesHz = List.copyOf(sampleRatesHz);
        parties = List.copyOf(parties);
        talkers = List.copyOf(talkers);
    }

    /// What is wrong, as a sentence, or nothing.
    String problem() {
        for (int rate : sampleRatesHz) {
            if (!RATES_HZ.contains(rate)) return "--rate " + rate + ": give some of 8000, 16000, 48000";
        }
        for (int size : parties) {
            if (size < PARTIES_MIN || size > PARTIES_MAX) {
                return "--parties " + size + ": give " + PARTIES_MIN + " to " + PARTIES_MAX;
            }
        }
        if (talkers.stream().anyMatch(it -> it < 0)) return "--talkers: give all, or numbers of 1 and more";
        if (list().isEmpty()) return "--talkers: give all, or less than there are parties";
        return "";
    }

    List<MixShape> list() {
        List<MixShape> shapes = new ArrayList<>();
        for (int rate : sampleRatesHz) {
            for (int talking : talkers) {
                for (int size : parties) {
                    if (talking == EVERYBODY) shapes.add(new MixShape(rate, size, size));
                    else if (talking < size) shapes.add(new MixShape(rate, size, talking));
                }
            }
        }
        return shapes;
    }

    List<Flatness> flatness(List<MixRow> rows) {
        List<Flatness> flatness = new ArrayList<>();
        for (int rate : sampleRatesHz) {
            for (int talking : talkers) Flatness.of(rate, talking, rows).ifPresent(flatness::add);
        }
        return flatness;
    }
}
