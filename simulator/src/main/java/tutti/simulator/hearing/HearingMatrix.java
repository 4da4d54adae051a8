package tutti.simulator.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tutti.simulator.caller.CallRecord;
import tutti.simulator.voice.ToneSignature;

/// Who heard whom, how loud and how late: a row for each listener, a column for each talker.
///
/// Each caller speaks his own tone; [#FREQUENCIES_HZ] has some that are far apart and no harmonics of each
/// other. Thread: any. The recordings may still grow.
public final class HearingMatrix {
    /// Tones to tell callers apart: primes, and no harmonic, sum or difference of some of them that
    /// distortion could make, up to the fifth order, lies within 15 Hz of another.
    public static final List<Integer> FREQUENCIES_HZ = List.of(467, 773, 1021, 1423, 1777, 2111);

    /// A heard tone must be as loud as spoken within that.
    public static final double LEVEL_TOLERANCE_DB = 0.5;

    /// The same for codecs that do not keep the shape of a wave: G.722, Opus.
    public static final double CODED_LEVEL_TOLERANCE_DB = 1;

    /// A tone that must not be heard must be that far below the spoken level.
    public static final double SILENT_BELOW_DB = 60;

    private final List<String> listeners;
    private final List<String> talkers;
    private final List<Hearing> hearings;

    private HearingMatrix(List<String> listeners, List<String> talkers, List<Hearing> hearings) {
        this.listeners = listeners;
        this.talkers = talkers;
        this.hearings = List.copyOf(hearings);
    }

    /// What all of `records` heard of all of them that have a tone, of what was said within
    /// `fromNanos`…`toNanos`.
    public static HearingMatrix measure(List<CallRecord> records, long fromNanos, long toNanos) {
        List<Hearing> hearings = new ArrayList<>();
        for (CallRecord listener : records) {
            for (CallRecord talker : records)
                measure(talker, listener, fromNanos, toNanos).ifPresent(hearings::add);
        }
        List<String> talkers = records.stream()
                .filter(record -> record.voice().signature().isPresent())
                .map(CallRecord::name)
                .toList();
        return new HearingMatrix(records.stream().map(CallRecord::name).toList(), talkers, hearings);
    }

    /// What one listener heard of one talker; empty if the talker has no tone.
    public static Optional<Hearing> measure(CallRecord talker, CallRecord listener, long fromNanos, long toNanos) {
        Optional<ToneSignature> signature = talker.voice().signature();
        return signature.map(tone -> UtteranceMeter.measure(talker, listener, tone, fromNanos, toNanos));
    }

    /// Row by row.
    public List<Hearing> hearings() {
        return hearings;
    }

    /// What `listener` heard of `talker`; fails with an [IllegalArgumentException] if they are not in the
    /// matrix.
    public Hearing hearing(String listener, String talker) {
        return hearings.stream()
                .filter(hearing ->
                        hearing.listener().equals(listener) && hearing.talker().equals(talker))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No hearing of " + talker + " by " + listener + "; there are " + talkers));
    }

    /// What differs from `expected`, one sentence each; empty if everybody heard what he ought to.
    public List<String> faults(Expectation expected) {
        return faults(expected, LEVEL_TOLERANCE_DB);
    }

    /// The same where tones may be off in level by up to `levelToleranceDb`.
    public List<String> faults(Expectation expected, double levelToleranceDb) {
        List<String> faults = new ArrayList<>();
        for (Hearing hearing : hearings) {
            boolean ought = expected.hears(hearing.listener(), hearing.talker());
            fault(hearing, ought, levelToleranceDb).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<String> fault(Hearing hearing, boolean ought, double levelToleranceDb) {
        if (hearing.utterances() == 0) {
            return Optional.of("Nothing that " + hearing.talker() + " said could be judged at " + hearing.listener()
                    + ": the recording is too short or empty.");
        }
        return ought ? notAsSpoken(hearing, levelToleranceDb) : notSilent(hearing);
    }

    private static Optional<String> notAsSpoken(Hearing hearing, double levelToleranceDb) {
        double differenceDb = hearing.heardDbov() - hearing.spokenDbov();
        String who = hearing.listener() + " ";
        if (!hearing.heard()) {
            return Optional.of(who + "does not hear " + hearing.talker()
                    + String.format(
                            Locale.ROOT,
                            ": spoken at %.1f dBov, heard at %.1f.",
                            hearing.spokenDbov(),
                            hearing.heardDbov()));
        }
        if (hearing.heardUtterances() < hearing.utterances()) {
            return Optional.of(who + "heard only " + hearing.heardUtterances() + " of " + hearing.utterances()
                    + " utterances of " + hearing.talker() + ".");
        }
        if (Math.abs(differenceDb) > levelToleranceDb) {
            return Optional.of(who + "hears " + hearing.talker()
                    + String.format(
                            Locale.ROOT,
                            " %.1f dB too %s.",
                            Math.abs(differenceDb),
                            differenceDb > 0 ? "loud" : "soft"));
        }
        return Optional.empty();
    }

    private static Optional<String> notSilent(Hearing hearing) {
        double belowDb = hearing.spokenDbov() - hearing.loudestDbov();
        if (belowDb >= SILENT_BELOW_DB) return Optional.empty();
        String whom = hearing.talker().equals(hearing.listener()) ? "an echo of the own voice" : hearing.talker();
        return Optional.of(hearing.listener() + " hears " + whom
                + String.format(
                        Locale.ROOT,
                        ", only %.1f dB below what was spoken; at least %.0f dB are asked.",
                        belowDb,
                        SILENT_BELOW_DB));
    }

    /// For people: level at the ear in dBov and median delay for each pair, `-` where nothing is heard.
    public String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-12s", ""));
        for (String talker : talkers) table.append(String.format(Locale.ROOT, "%-20s", "hears " + talker));
        for (String listener : listeners) {
            table.append(String.format(Locale.ROOT, "%n%-12s", listener));
            for (String talker : talkers)
                table.append(String.format(Locale.ROOT, "%-20s", cell(hearing(listener, talker))));
        }
        return table.toString().stripTrailing();
    }

    private static String cell(Hearing hearing) {
        if (hearing.utterances() == 0) return "not measured";
        if (!hearing.heard()) return String.format(Locale.ROOT, "-  (%.0f dBov)", hearing.loudestDbov());
        OptionalDouble delay = hearing.delayMillisMedian();
        String late = delay.isPresent() ? String.format(Locale.ROOT, "  %.0f ms", delay.getAsDouble()) : "";
        return String.format(Locale.ROOT, "%.1f dBov", hearing.heardDbov()) + late;
    }
}
