package tutti.simulator.script.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import tutti.simulator.script.ear.HeardStretch;
import tutti.simulator.script.ear.Verdict;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;

/// What a person wants to see at the end: who took part, who heard whom, and whether it was right.
public final class Summary {
    /// More parties are not drawn as a table.
    static final int TABLE_PARTIES_MAX = 12;

    static final int DIFFERENCES_SHOWN_MAX = 20;
    private static final int CELL_WIDTH = 11;
    private static final int NAME_WIDTH = 16;

    private final Script script;
    private final List<HeardStretch> stretches;

    public Summary(Script script, List<HeardStretch> stretches) {
        this.script = script;
        this.stretches = stretches;
    }

    /// The whole of it, lines with breaks between them.
    public String text() {
        List<String> lines = new ArrayList<>();
        int parties = script.parties().size();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d part%s, %.1f s at %d Hz in frames of %d ms, %d action%s, %d processor%s",
                script.name(),
                parties,
                parties == 1 ? "y" : "ies",
                script.durationSeconds(),
                script.settings().sampleRateHz(),
                script.settings().frameMillis(),
                script.actions().size(),
                script.actions().size() == 1 ? "" : "s",
                script.processors(),
                script.processors() == 1 ? "" : "s"));
        lines.add("");
        lines.addAll(parties <= TABLE_PARTIES_MAX ? table() : counts());
        lines.add("");
        lines.addAll(verdict());
        return String.join("\n", lines);
    }

    private List<String> table() {
        Map<String, Set<String>> roles = roles();
        Map<String, List<HeardStretch>> cells = new LinkedHashMap<>();
        for (HeardStretch stretch : stretches) {
            cells.computeIfAbsent(stretch.listener() + "\n" + stretch.talker(), _ -> new ArrayList<>())
                    .add(stretch);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(pad("hears:", NAME_WIDTH));
        for (PartyPlan talker : script.parties()) head.append(pad(talker.name(), width(talker)));
        lines.add(head.append("as").toString());
        for (PartyPlan listener : script.parties()) {
            StringBuilder row = new StringBuilder(pad(listener.name(), NAME_WIDTH));
            for (PartyPlan talker : script.parties()) {
                List<HeardStretch> both = cells.getOrDefault(listener.name() + "\n" + talker.name(), List.of());
                row.append(pad(cell(both), width(talker)));
            }
            row.append(String.join(", then ", roles.getOrDefault(listener.name(), Set.of())));
            lines.add(row.toString().stripTrailing());
        }
        lines.add("");
        lines.add(
                "0.0 dB: as loud as spoken    ~: part of the time    ·: never    ?: not measured    !: not as by rule");
        return lines;
    }

    private static int width(PartyPlan talker) {
        return Math.max(CELL_WIDTH, talker.name().length() + 2);
    }

    private static String pad(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text) + (text.length() >= width ? " " : "");
    }

    private static String cell(List<HeardStretch> both) {
        List<HeardStretch> heard =
                both.stream().filter(HeardStretch::heardByRule).toList();
        boolean differs = both.stream().anyMatch(it -> it.verdict() == Verdict.DIFFERS);
        String mark = differs ? "!" : "";
        if (heard.isEmpty()) return "·" + mark;
        OptionalDouble db = heard.stream()
                .filter(it -> it.measuredDb().isPresent())
                .mapToDouble(it -> it.measuredDb().getAsDouble())
                .reduce((_, last) -> last);
        String part = heard.size() < both.size() ? "~" : "";
        return (db.isPresent() ? Decimal.db(db) : "?") + part + mark;
    }

    private Map<String, Set<String>> roles() {
        Map<String, Set<String>> roles = new TreeMap<>();
        for (TimedAction timed : script.actions()) {
            switch (timed.action()) {
                case Action.Join join -> add(roles, join.who(), join.role().text());
                case Action.Play play -> add(roles, play.who(), play.role().text());
                case Action.ChangeRole change ->
                    add(roles, change.who(), change.role().text());
                case Action.Barge barge -> add(roles, barge.who(), "party");
                default -> {}
            }
        }
        return roles;
    }

    private static void add(Map<String, Set<String>> roles, String who, String role) {
        roles.computeIfAbsent(who, _ -> new LinkedHashSet<>()).add(role);
    }

    private List<String> counts() {
        Map<String, Integer> joins = new TreeMap<>();
        for (Collection<String> all : roles().values()) for (String role : all) joins.merge(role, 1, Integer::sum);
        List<String> lines = new ArrayList<>();
        joins.forEach((role, count) -> lines.add(pad(role, NAME_WIDTH) + count));
        long heard = stretches.stream().filter(HeardStretch::heardByRule).count();
        lines.add(pad("heard", NAME_WIDTH) + heard + " stretches of a talker in an ear");
        lines.add(pad("not heard", NAME_WIDTH) + (stretches.size() - heard));
        return lines;
    }

    private List<String> verdict() {
        long agreeing = count(Verdict.AGREES);
        long unmeasured = count(Verdict.UNMEASURED);
        List<String> lines = new ArrayList<>();
        List<HeardStretch> differing = differing();
        for (HeardStretch stretch : differing.subList(0, Math.min(DIFFERENCES_SHOWN_MAX, differing.size()))) {
            lines.add("NOT GOOD: " + sentence(stretch));
        }
        if (differing.size() > DIFFERENCES_SHOWN_MAX)
            lines.add("and " + (differing.size() - DIFFERENCES_SHOWN_MAX) + " more");
        lines.add((differing.isEmpty() ? "Good: " : "") + "ear and rule agree in " + agreeing + " of "
                + (agreeing + differing.size()) + " stretches that can be measured (" + unmeasured + " cannot).");
        return lines;
    }

    private String sentence(HeardStretch stretch) {
        int frameMillis = script.settings().frameMillis();
        return stretch.listener() + " " + (stretch.heardByRule() ? "is to hear " : "is not to hear ") + stretch.talker()
                + " (" + ReasonText.of(stretch.reason()) + ") from "
                + Decimal.seconds(stretch.fromFrame(), frameMillis) + " to "
                + Decimal.seconds(stretch.toFrame(), frameMillis) + " s at " + Decimal.db(stretch.gainDb())
                + ", and in the ear he is at " + Decimal.db(stretch.measuredDb());
    }

    /// Where the ear differs from the rule.
    public List<HeardStretch> differing() {
        return stretches.stream().filter(it -> it.verdict() == Verdict.DIFFERS).toList();
    }

    /// A sentence for each of them.
    public List<String> sentences() {
        return differing().stream().map(this::sentence).toList();
    }

    public long count(Verdict verdict) {
        return stretches.stream().filter(it -> it.verdict() == verdict).count();
    }
}
