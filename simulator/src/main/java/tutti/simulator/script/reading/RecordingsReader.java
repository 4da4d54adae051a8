package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tutti.server.yaml.YamlNode;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.RecordingPlan;
import tutti.simulator.script.plan.RolePlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;

/// Reads the list of recordings.
final class RecordingsReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
    private static final List<String> KINDS = List.of("mix", "stems", "stereo");

    private final String file;
    private final Cast cast;
    private final List<TimedAction> actions;

    /// By the lower-case name, because file systems may not tell the cases apart.
    private final Map<String, Integer> lines = new TreeMap<>();

    /// `actions` are all of the script.
    RecordingsReader(String file, Cast cast, List<TimedAction> actions) {
        this.file = file;
        this.cast = cast;
        this.actions = actions;
    }

    List<RecordingPlan> read(List<YamlNode> items) throws ScriptException {
        List<RecordingPlan> recordings = new ArrayList<>();
        for (YamlNode item : items) {
            if (recordings.size() == Script.RECORDINGS_MAX) {
                throw new ScriptException(
                        file, item.line(), "these are more than " + Script.RECORDINGS_MAX + " recordings; take fewer");
            }
            recordings.add(read(Section.of(file, KeyTable.RECORDING, item)));
        }
        return recordings;
    }

    private RecordingPlan read(Section section) throws ScriptException {
        String name = name(section.scalar("name"));
        List<String> kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            throw new ScriptException(
                    file, section.line(), "a recording is exactly one of " + String.join(", ", KINDS));
        }
        return switch (kinds.getFirst()) {
            case "mix" -> new RecordingPlan.Mix(name, recorder(section.scalar("mix")), section.line());
            case "stems" -> new RecordingPlan.Stems(name, recorder(section.scalar("stems")), section.line());
            default -> stereo(name, section);
        };
    }

    private String name(Scalar written) throws ScriptException {
        String name = written.text();
        if (!NAME.matcher(name).matches()) {
            throw written.problem("give 1 to 64 letters, digits, \".\", \"_\" or \"-\"; it becomes a file's name");
        }
        Integer earlier = lines.put(name.toLowerCase(Locale.ROOT), written.line());
        if (earlier != null) {
            throw written.problem("there is a recording of that name already, on line " + earlier + "; give another");
        }
        return name;
    }

    private String recorder(Scalar written) throws ScriptException {
        String name = cast.known(written);
        if (actions.stream().anyMatch(timed -> makesRecorder(timed.action(), name))) return name;
        throw written.problem("he is never a recorder; let a party join with \"role: recorder\" and name it here");
    }

    private static boolean makesRecorder(Action action, String name) {
        return switch (action) {
            case Action.Join(String who, RolePlan role) -> who.equals(name) && isRecorder(role);
            case Action.ChangeRole(String who, RolePlan role) -> who.equals(name) && isRecorder(role);
            default -> false;
        };
    }

    private static boolean isRecorder(RolePlan role) {
        return role.kind() == RolePlan.Kind.RECORDER;
    }

    private RecordingPlan stereo(String name, Section section) throws ScriptException {
        List<Scalar> sides = section.scalars("stereo");
        if (sides.size() != 2 || sides.getFirst().text().equals(sides.getLast().text())) {
            throw new ScriptException(file, section.line(), "\"stereo\" takes two parties: [LEFT, RIGHT]");
        }
        String left = cast.known(sides.getFirst());
        return new RecordingPlan.Stereo(name, left, cast.known(sides.getLast()), section.line());
    }
}
