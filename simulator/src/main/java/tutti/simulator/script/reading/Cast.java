package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tutti.server.yaml.Nearest;
import tutti.simulator.script.plan.RolePlan;
import tutti.simulator.script.plan.Script;

/// The names of all parties; reads what names them.
final class Cast {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
    private static final Pattern COUNTER = Pattern.compile("%(?:0?(\\d))?d");
    private static final String ALL = "all";

    private final String file;

    /// By the lower-case name, because file systems may not tell the cases apart.
    private final Map<String, Integer> lines = new TreeMap<>();

    private final List<String> names = new ArrayList<>();

    Cast(String file) {
        this.file = file;
    }

    /// Adds the `count` names that `pattern` makes.
    List<String> add(Scalar pattern, int count, boolean numbered) throws ScriptException {
        List<String> added = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            added.add(add(numbered ? numbered(pattern, number) : pattern.text(), pattern));
        }
        return added;
    }

    private static String numbered(Scalar pattern, int number) throws ScriptException {
        Matcher counter = COUNTER.matcher(pattern.text());
        if (!counter.find()) throw pattern.problem("with \"count\" it needs a number in it, like party-%03d");
        String format = counter.group(1) == null ? "%d" : "%0" + Math.max(1, Integer.parseInt(counter.group(1))) + "d";
        return counter.replaceFirst(String.format(Locale.ROOT, format, number));
    }

    private String add(String name, Scalar written) throws ScriptException {
        if (!NAME.matcher(name).matches()) {
            throw written.problem("give 1 to 64 letters, digits, \".\", \"_\" or \"-\"; it becomes a file's name");
        }
        if (name.equals(ALL)) throw written.problem("that word means everybody; give another");
        Integer earlier = lines.put(name.toLowerCase(Locale.ROOT), written.line());
        if (earlier != null) {
            throw written.problem("\"" + name + "\" is a party already, on line " + earlier + "; give another");
        }
        if (names.size() == Script.PARTIES_MAX) {
            throw new ScriptException(
                    file, written.line(), "these are more than " + Script.PARTIES_MAX + " parties; take fewer");
        }
        names.add(name);
        return name;
    }

    List<String> names() {
        return names;
    }

    String known(Scalar written) throws ScriptException {
        if (names.contains(written.text())) return written.text();
        throw new ScriptException(
                file,
                written.line(),
                "nobody is called \"" + written.text() + "\"" + Nearest.hint(written.text(), names));
    }

    RolePlan role(Scalar written) throws ScriptException {
        String text = written.text();
        for (RolePlan.Kind kind : RolePlan.Kind.values()) {
            if (text.equals(Words.of(kind)) && takesNobody(kind)) return new RolePlan(kind, List.of());
        }
        Optional<RolePlan> role = named(written, "coach of ", RolePlan.Kind.COACH)
                .or(() -> named(written, "recorder also of ", RolePlan.Kind.RECORDER))
                .or(() -> named(written, "prompt to ", RolePlan.Kind.PROMPT));
        RolePlan read = role.orElseThrow(() -> written.problem("give party, monitor, background, recorder,"
                + " recorder also of X, coach of X, prompt to X or prompt to all; for X one name or more"));
        for (String name : read.names()) known(new Scalar(file, written.key(), name, written.line()));
        return read;
    }

    /// A prompt to `all`, or to those who are named.
    RolePlan promptTo(Scalar written) throws ScriptException {
        return role(new Scalar(file, written.key(), "prompt to " + written.text(), written.line()));
    }

    private static boolean takesNobody(RolePlan.Kind kind) {
        return kind != RolePlan.Kind.COACH && kind != RolePlan.Kind.PROMPT;
    }

    private static Optional<RolePlan> named(Scalar written, String beginning, RolePlan.Kind kind) {
        if (!written.text().startsWith(beginning)) return Optional.empty();
        String rest = written.text().substring(beginning.length()).strip();
        if (kind == RolePlan.Kind.PROMPT && rest.equals(ALL)) return Optional.of(new RolePlan(kind, List.of()));
        List<String> names = new ArrayList<>();
        for (String name : rest.split(",", -1)) names.add(name.strip());
        return Optional.of(new RolePlan(kind, names));
    }
}
