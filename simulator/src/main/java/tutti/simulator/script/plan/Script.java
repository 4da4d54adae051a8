package tutti.simulator.script.plan;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tutti.engine.EngineSettings;

/// A whole script, checked: nothing in it contradicts itself.
///
/// @param file what errors call it
/// @param name what the script calls itself
/// @param seed of everything random
/// @param settings sample rate and frame length of the conference
/// @param durationFrames how long it runs
/// @param processors over how many the parties are spread
/// @param parties in the order of the file
/// @param actions in the order in which they happen
/// @param recordings in the order of the file
public record Script(
        String file,
        String name,
        long seed,
        EngineSettings settings,
        int durationFrames,
        int processors,
        List<PartyPlan> parties,
        List<TimedAction> actions,
        List<RecordingPlan> recordings) {
    /// The hearing matrix has the square of it.
    public static final int PARTIES_MAX = 512;

    /// What each party hears is judged in one piece.
    public static final int DURATION_SECONDS_MAX = 600;

    public static final int PROCESSORS_MAX = 64;
    public static final int ACTIONS_MAX = 10_000;
    public static final int RECORDINGS_MAX = 64;

    public Script {
        parties = List.copyOf(parties);
        actions = List.copyOf(actions);
        recordings = List.copyOf(recordings);
    }

    /// Length in seconds of virtual time.
    public double durationSeconds() {
        return durationFrames * settings.frameMillis() / 1_000.0;
    }

    /// The actions by frame, in order of time; frames without any are not there.
    public SortedMap<Integer, List<TimedAction>> actionsByFrame() {
        return actions.stream()
                .collect(Collectors.groupingBy(TimedAction::frame, TreeMap::new, Collectors.toUnmodifiableList()));
    }
}
