package tutti.simulator.script.ear;

import java.util.List;
import java.util.Optional;
import tutti.audio.level.LevelMeter;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.source.Mouth;
import tutti.simulator.script.stage.Performer;

/// How much of a talker without a tone of his own is in each ear: what he says is held against what is heard,
/// sample by sample.
///
/// The projection of the heard on the spoken, `Σ heard · spoken / Σ spoken²`, is the gain; others add little,
/// because they do not say the same. Only for talkers whose samples come as they are and at once: those that come
/// late, or louder, or at another rate, cannot be compared so.
public final class ReferenceMeter {
    private final RuleTrack track;
    private final List<Performer> talkers;

    public ReferenceMeter(RuleTrack track, List<Performer> performers) {
        this.track = track;
        talkers = performers.stream().filter(it -> measures(it.plan())).toList();
    }

    static boolean measures(PartyPlan plan) {
        return !(plan.source() instanceof SourcePlan.Tone) && plan.comesUnchanged();
    }

    /// To be called after each frame with what `listener` heard in it.
    public void heard(Performer listener, int[] samples) {
        for (Performer talker : talkers) {
            Optional<Mouth> mouth = talker.mouth().filter(Mouth::lastAudible);
            if (mouth.isEmpty() || talker.sampleRateHz() != listener.sampleRateHz()) continue;
            track.current(listener.index(), talker.index())
                    .ifPresent(stretch -> add(stretch, mouth.get().lastFrame(), samples));
        }
    }

    private static void add(RuleStretch stretch, int[] spoken, int[] heard) {
        long product = 0;
        for (int i = 0; i < spoken.length; i++) product += (long) spoken[i] * heard[i];
        stretch.heardProduct += product;
        stretch.spokenEnergy += LevelMeter.sumOfSquares(spoken, 0, spoken.length);
    }
}
