package tutti.simulator.script.ear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tutti.engine.EngineSettings;
import tutti.simulator.hearing.Hearing;
import tutti.simulator.script.network.NetworkConditions;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.stage.Performer;

/// Holds what each listener heard against what the meeting said that he hears.
///
/// A talker is known by his tone; one without a tone by [ReferenceMeter]. Measured is while he spoke at his
/// level, in whole windows of a quarter of a second and more that lie within the stretch.
public final class Judge {
    /// What is heard may differ by that from what the rule says: a network conceals, a sum may be limited.
    static final double HEARD_WITHIN_DB = 6;

    /// Others' voices look a little like that of a talker without a tone.
    static final double REFERENCE_SILENT_BELOW_DB = 12;

    /// What a playout adds at most to the network's own delay.
    private static final double PLAYOUT_MILLIS_MAX = 300;

    private static final double JITTER_SIGMAS = 4;

    private final List<Performer> performers;
    private final EngineSettings settings;
    private final Disturbances disturbances;
    private final Map<Integer, ToneEar> ears = new HashMap<>();

    public Judge(List<Performer> performers, EngineSettings settings) {
        this.performers = performers;
        this.settings = settings;
        disturbances = new Disturbances(performers);
        for (Performer performer : performers) {
            ears.computeIfAbsent(
                    performer.sampleRateHz(), rateHz -> new ToneEar(performers, rateHz, settings.frameSamples(rateHz)));
        }
    }

    /// Where the recording of a listener is read from.
    public interface Recordings<E extends Exception> {
        /// All that `listener` heard from frame 0 on; silence where he was not there.
        int[] of(Performer listener) throws E;
    }

    /// Judges all stretches of `track`, which ends with `frames`.
    public <E extends Exception> List<HeardStretch> judge(RuleTrack track, int frames, Recordings<E> recordings)
            throws E {
        List<RuleStretch> stretches = track.finish(frames);
        List<HeardStretch> judged = new ArrayList<>(stretches.size());
        for (int from = 0; from < stretches.size(); ) {
            int listener = stretches.get(from).listener;
            int to = from;
            while (to < stretches.size() && stretches.get(to).listener == listener) to++;
            List<RuleStretch> row = stretches.subList(from, to);
            int[] heard = recordings.of(performers.get(listener));
            ToneEar ear =
                    Objects.requireNonNull(ears.get(performers.get(listener).sampleRateHz()));
            ear.levels.measure(heard);
            disturbances.of(row);
            for (RuleStretch stretch : row) judged.add(judge(stretch, heard, ear));
            from = to;
        }
        return judged;
    }

    private HeardStretch judge(RuleStretch stretch, int[] heard, ToneEar ear) {
        Performer talker = performers.get(stretch.talker);
        boolean byReference = ReferenceMeter.measures(talker.plan());
        OptionalDouble measuredDb = byReference ? referenceDb(stretch) : toneDb(stretch, talker, ear);
        Optional<Lateness> meter = ear.lateness(talker);
        OptionalLong lateMillis = stretch.reason.heard() && stretch.gain > 0 && meter.isPresent()
                ? meter.get().median(stretch, heard)
                : OptionalLong.empty();
        double silentBelowDb = byReference ? REFERENCE_SILENT_BELOW_DB : Hearing.AUDIBLE_BELOW_DB;
        return new HeardStretch(
                performers.get(stretch.listener).plan().name(),
                talker.plan().name(),
                stretch.fromFrame,
                stretch.toFrame,
                stretch.reason,
                stretch.gain,
                measuredDb,
                lateMillis,
                verdict(stretch, talker, measuredDb, silentBelowDb));
    }

    private static Verdict verdict(
            RuleStretch stretch, Performer talker, OptionalDouble measuredDb, double silentBelowDb) {
        if (measuredDb.isEmpty()) return Verdict.UNMEASURED;
        double measured = measuredDb.getAsDouble();
        boolean agrees = stretch.reason.heard() ? isAsLoud(stretch, talker, measured) : measured <= -silentBelowDb;
        return agrees ? Verdict.AGREES : Verdict.DIFFERS;
    }

    /// How loud gain control makes him no rule says: he must be heard.
    private static boolean isAsLoud(RuleStretch stretch, Performer talker, double measuredDb) {
        if (talker.plan().input().agc().isPresent()) return measuredDb > -Hearing.AUDIBLE_BELOW_DB;
        return Math.abs(measuredDb - 20 * StrictMath.log10(stretch.gain)) <= HEARD_WITHIN_DB;
    }

    private static OptionalDouble referenceDb(RuleStretch stretch) {
        if (stretch.spokenEnergy == 0) return OptionalDouble.empty();
        double gain = Math.abs((double) stretch.heardProduct / stretch.spokenEnergy);
        return OptionalDouble.of(gain > 0 ? 20 * StrictMath.log10(gain) : Double.NEGATIVE_INFINITY);
    }

    private OptionalDouble toneDb(RuleStretch stretch, Performer talker, ToneEar ear) {
        if (!(talker.plan().source() instanceof SourcePlan.Tone tone)) return OptionalDouble.empty();
        OptionalInt number = ear.tone(talker);
        if (number.isEmpty()) return OptionalDouble.empty();
        ToneLevels levels = ear.levels;
        int frameSamples = ear.frameSamples;
        int end = stretch.toFrame * frameSamples;
        int marginFrames = marginFrames(talker);
        List<Double> relative = new ArrayList<>();
        for (int window = levels.firstWindow(stretch.fromFrame * frameSamples);
                window < levels.windows() && levels.endSample(window) <= end;
                window++) {
            int firstFrame = levels.startSample(window) / frameSamples - marginFrames;
            int lastFrame = Math.ceilDiv(levels.endSample(window), frameSamples);
            if (firstFrame < 0 || talker.spokenFrames().nextClearBit(firstFrame) < lastFrame) continue;
            if (!stretch.reason.heard() && disturbances.within(stretch.talker, firstFrame, lastFrame)) continue;
            relative.add(levels.levelDbov(window, number.getAsInt()) - tone.levelDbov());
        }
        if (relative.isEmpty()) return OptionalDouble.empty();
        relative.sort(Double::compare);
        return OptionalDouble.of(stretch.reason.heard() ? relative.get(relative.size() / 2) : relative.getLast());
    }

    /// So long before a window a talker must have spoken for it to be in an ear.
    private int marginFrames(Performer talker) {
        double millis = talker.plan().input().lookAheadMillis();
        if (talker.plan().network().isPresent()) {
            NetworkConditions network = talker.plan().network().get();
            millis += network.delayMillis() + JITTER_SIGMAS * network.jitterMillis() + PLAYOUT_MILLIS_MAX;
        }
        return (int) StrictMath.ceil(millis / settings.frameMillis());
    }
}
