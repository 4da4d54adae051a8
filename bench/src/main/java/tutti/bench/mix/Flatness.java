package tutti.bench.mix;

import java.util.List;
import java.util.Optional;

/// What a party costs in a conference of [#MANY] over what it costs in one of [#FEW]: 1 when it costs the same.
///
/// @param talkers [MixShapes#EVERYBODY] or how many
/// @param mix of the engine's mix
/// @param plain of the plain loop: what this machine's caches do to anybody
record Flatness(int sampleRateHz, int talkers, double mix, double plain) {
    static final int FEW = 32;
    static final int MANY = 1_000;
    static final double GOAL = 1.5;

    /// Empty unless both sizes are among `rows`.
    static Optional<Flatness> of(int sampleRateHz, int talkers, List<MixRow> rows) {
        Optional<MixRow> few = find(sampleRateHz, FEW, talkers, rows);
        Optional<MixRow> many = find(sampleRateHz, MANY, talkers, rows);
        if (few.isEmpty() || many.isEmpty()) return Optional.empty();
        return Optional.of(new Flatness(
                sampleRateHz,
                talkers,
                ratio(many.get().mix(), few.get().mix()),
                ratio(many.get().plain(), few.get().plain())));
    }

    private static Optional<MixRow> find(int sampleRateHz, int parties, int talkers, List<MixRow> rows) {
        int talking = talkers == MixShapes.EVERYBODY ? parties : talkers;
        return rows.stream()
                .filter(row ->
                        row.sampleRateHz() == sampleRateHz && row.parties() == parties && row.talkers() == talking)
                .findFirst();
    }

    private static double ratio(Cost a, Cost b) {
        return a.nanosPerPartyTick() / b.nanosPerPartyTick();
    }

    boolean good() {
        return mix <= GOAL;
    }
}
