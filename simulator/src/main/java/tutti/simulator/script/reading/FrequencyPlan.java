package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.List;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.script.plan.SourcePlan;

/// Gives every tone that has none a frequency of its own, and sees that no two tones are too close to be told
/// apart.
///
/// Few get [HearingMatrix#FREQUENCIES_HZ]; many are spread evenly over the telephone band.
final class FrequencyPlan {
    static final double SPREAD_FROM_HZ = 300;
    static final double SPREAD_TO_HZ = 3_700;

    /// Closer tones would need more than two seconds to be told apart.
    static final double DISTANCE_MIN_HZ = 2;

    private FrequencyPlan() {}

    /// Number `index` of `count` frequencies from `fromHz` to `toHz`.
    static double spread(double fromHz, double toHz, int index, int count) {
        return count == 1 ? fromHz : fromHz + index * (toHz - fromHz) / (count - 1);
    }

    static List<SourcePlan> complete(List<SourcePlan> sources) {
        int missing = (int) sources.stream().filter(FrequencyPlan::isMissing).count();
        List<Double> free = new ArrayList<>(HearingMatrix.FREQUENCIES_HZ.stream()
                .map(Integer::doubleValue)
                .filter(it -> sources.stream().noneMatch(source -> isNear(source, it)))
                .toList());
        if (free.size() < missing) {
            free.clear();
            for (int i = 0; i < missing; i++) free.add(spread(SPREAD_FROM_HZ, SPREAD_TO_HZ, i, missing));
        }
        List<SourcePlan> complete = new ArrayList<>();
        for (SourcePlan source : sources) {
            complete.add(isMissing(source) ? at(free.removeFirst(), (SourcePlan.Tone) source) : source);
        }
        return complete;
    }

    private static boolean isMissing(SourcePlan source) {
        return source instanceof SourcePlan.Tone tone && tone.frequencyHz() == SourceReader.OWN;
    }

    private static boolean isNear(SourcePlan source, double frequencyHz) {
        return source instanceof SourcePlan.Tone tone
                && Math.abs(tone.frequencyHz() - frequencyHz) < SourceReader.FREQUENCY_MIN_HZ;
    }

    private static SourcePlan at(double frequencyHz, SourcePlan.Tone tone) {
        return new SourcePlan.Tone(
                frequencyHz, tone.levelDbov(), tone.startSamples(), tone.talkSamples(), tone.pauseSamples());
    }
}
