package tutti.simulator.script.ear;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tutti.audio.tone.ToneOnset;
import tutti.simulator.hearing.Hearing;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.source.SpokenSource;
import tutti.simulator.script.stage.Performer;

/// How late one talker's utterances are in an ear.
///
/// The onset is found in the ear and in what was said by the same method, each to within 1 ms. A tone that
/// never stops has one utterance each time its talker joins.
final class Lateness {
    /// More utterances of one stretch tell nothing new.
    static final int UTTERANCES_MAX = 8;

    /// Nearer tones disturb the search for an onset.
    static final double DISTANCE_MIN_HZ = 100;

    private static final double SEARCH_SECONDS = 0.6;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Performer talker;
    private final SourcePlan.Tone tone;
    private final int sampleRateHz;
    private final int frameSamples;
    private final int searchSamples;
    private final int onsetWithin;

    Lateness(Performer talker, SourcePlan.Tone tone, int sampleRateHz, int frameSamples) {
        this.talker = talker;
        this.tone = tone;
        this.sampleRateHz = sampleRateHz;
        this.frameSamples = frameSamples;
        int search = (int) (SEARCH_SECONDS * sampleRateHz);
        searchSamples = tone.continuous() ? search : Math.min(search, tone.pauseSamples());
        int[] said = SpokenSource.beginningOfUtterance(tone, sampleRateHz, searchSamples);
        onsetWithin = find(said, 0, tone.levelDbov()).orElse(0);
    }

    private OptionalInt find(int[] samples, int from, double levelDbov) {
        return ToneOnset.find(
                samples, from, searchSamples, sampleRateHz, tone.frequencyHz(), levelDbov - Hearing.AUDIBLE_BELOW_DB);
    }

    /// The median over the utterances that begin within the stretch and are found; empty without one.
    OptionalLong median(RuleStretch stretch, int[] heard) {
        double expectedDbov = tone.levelDbov() + 20 * StrictMath.log10(stretch.gain);
        List<Long> millis = new ArrayList<>();
        for (int begin : utterances(stretch, heard.length)) {
            OptionalInt onset = find(heard, begin, expectedDbov);
            if (onset.isEmpty()) continue;
            int late = onset.getAsInt() - begin - onsetWithin;
            millis.add(Math.round(late * MILLIS_PER_SECOND / sampleRateHz));
        }
        millis.sort(Long::compare);
        return millis.isEmpty() ? OptionalLong.empty() : OptionalLong.of(millis.get(millis.size() / 2));
    }

    private List<Integer> utterances(RuleStretch stretch, int heardSamples) {
        long from = (long) stretch.fromFrame * frameSamples;
        long to = Math.min(heardSamples, (long) stretch.toFrame * frameSamples) - searchSamples;
        long period = (long) tone.talkSamples() + tone.pauseSamples();
        List<Integer> utterances = new ArrayList<>();
        for (int joined : talker.joinFrames()) {
            long begin = (long) joined * frameSamples + tone.startSamples();
            while (begin <= to && utterances.size() < UTTERANCES_MAX) {
                if (begin >= from && isSpoken(begin)) utterances.add((int) begin);
                if (tone.continuous()) break;
                begin += period;
            }
        }
        return utterances;
    }

    /// The frame after the one in which it begins is whole, if he has not left by then.
    private boolean isSpoken(long sample) {
        return talker.spokenFrames().get((int) (sample / frameSamples) + 1);
    }
}
