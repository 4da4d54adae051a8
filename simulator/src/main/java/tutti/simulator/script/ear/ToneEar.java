package tutti.simulator.script.ear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.stage.Performer;

/// What an ear of one sample rate knows of all tones.
final class ToneEar {
    /// Higher ones, as a part of the sample rate, do not reach it whole.
    private static final double BAND = 0.47;

    final int sampleRateHz;
    final int frameSamples;
    final ToneLevels levels;
    private final Map<Integer, Integer> toneNumbers = new HashMap<>();
    private final Map<Integer, Lateness> lateness = new HashMap<>();

    ToneEar(List<Performer> performers, int sampleRateHz, int frameSamples) {
        this.sampleRateHz = sampleRateHz;
        this.frameSamples = frameSamples;
        List<Double> frequencies = new ArrayList<>();
        for (Performer performer : performers) {
            if (!(performer.plan().source() instanceof SourcePlan.Tone tone)) continue;
            if (tone.frequencyHz() > BAND * sampleRateHz) continue;
            toneNumbers.put(performer.index(), frequencies.size());
            frequencies.add(tone.frequencyHz());
        }
        levels = new ToneLevels(frequencies, sampleRateHz);
        for (Performer performer : performers) addLateness(performer, frequencies);
    }

    private void addLateness(Performer performer, List<Double> frequencies) {
        if (!(performer.plan().source() instanceof SourcePlan.Tone tone)) return;
        if (!toneNumbers.containsKey(performer.index())) return;
        long near = frequencies.stream()
                .filter(it -> Math.abs(it - tone.frequencyHz()) < Lateness.DISTANCE_MIN_HZ)
                .count();
        if (near > 1) return;
        SourcePlan.Tone here = tone.resampled(performer.sampleRateHz(), sampleRateHz);
        lateness.put(performer.index(), new Lateness(performer, here, sampleRateHz, frameSamples));
    }

    /// The place of his tone in [#levels]; empty when he has none that reaches this ear.
    OptionalInt tone(Performer talker) {
        Optional<Integer> number = Optional.ofNullable(toneNumbers.get(talker.index()));
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    Optional<Lateness> lateness(Performer talker) {
        return Optional.ofNullable(lateness.get(talker.index()));
    }
}
