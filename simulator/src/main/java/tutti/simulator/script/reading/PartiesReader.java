package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tutti.engine.Volume;
import tutti.server.yaml.YamlNode;
import tutti.simulator.script.network.NetworkConditions;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.plan.TimedAction;

/// Reads the list of parties, and with it who joins and leaves by it.
///
/// In two passes: a role may name a party further down, so all names come first.
final class PartiesReader {
    static final String LATER = "later";
    static final String END = "end";
    private static final String ANY = "any";
    private static final double PERCENT_MAX = 100;

    private record Group(Section section, List<String> names) {}

    private final String file;
    private final Timebase timebase;
    private final int durationFrames;
    private final int processors;
    private final SourceReaders sources;
    private final InputReader inputs;
    private final List<Group> groups = new ArrayList<>();
    private final List<TimedAction> actions = new ArrayList<>();

    PartiesReader(String file, Timebase timebase, int durationFrames, int processors, SourceReaders sources) {
        this.file = file;
        this.timebase = timebase;
        this.durationFrames = durationFrames;
        this.processors = processors;
        this.sources = sources;
        inputs = new InputReader(file, timebase);
    }

    /// The first pass.
    Cast names(List<YamlNode> items) throws ScriptException {
        Cast cast = new Cast(file);
        for (YamlNode item : items) {
            Section section = Section.of(file, KeyTable.PARTY, item);
            int count = (int) section.scalar("count").wholeNumber(1, Script.PARTIES_MAX);
            groups.add(new Group(section, cast.add(section.scalar("name"), count, section.has("count"))));
        }
        return cast;
    }

    /// The second pass; [#actions()] are complete after it.
    List<PartyPlan> parties(Cast cast, Set<String> laterHearing) throws ScriptException {
        List<SourcePlan> said = new ArrayList<>();
        for (Group group : groups) {
            int count = group.names().size();
            for (int i = 0; i < count; i++)
                said.add(sources.of(timebase(group.section())).read(group.section(), i, count));
        }
        said = FrequencyPlan.complete(said);
        List<PartyPlan> parties = new ArrayList<>();
        for (Group group : groups) {
            for (int i = 0; i < group.names().size(); i++) {
                parties.add(party(group, i, parties.size(), cast, said.get(parties.size()), laterHearing));
            }
        }
        requireTellable(parties);
        return parties;
    }

    private PartyPlan party(Group group, int index, int number, Cast cast, SourcePlan source, Set<String> laterHearing)
            throws ScriptException {
        Section section = group.section();
        String name = group.names().get(index);
        boolean hearsAtFirst = comeAndGo(section, name, index, cast);
        Optional<NetworkConditions> network = network(section);
        double inDb = volumeDb(section, "inDb");
        double outDb = volumeDb(section, "outDb");
        boolean everHears = hearsAtFirst || laterHearing.contains(name);
        return new PartyPlan(
                name,
                processor(section, number),
                timebase(section).sampleRateHz(),
                source,
                network,
                inputs.read(section),
                inDb,
                outDb,
                everHears);
    }

    private Timebase timebase(Section section) throws ScriptException {
        if (!section.has("sampleRateHz")) return timebase;
        return timebase.at(Integer.parseInt(section.scalar("sampleRateHz").oneOf(ScriptReader.SAMPLE_RATES_HZ)));
    }

    /// Whether he hears when he joins by the list.
    private boolean comeAndGo(Section section, String name, int index, Cast cast) throws ScriptException {
        var role = cast.role(section.scalar("role"));
        Scalar join = section.scalar("join");
        if (join.text().equals(LATER)) {
            if (section.has("leave")) {
                throw section.scalar("leave").problem("who joins later leaves by the timeline too");
            }
            return false;
        }
        int joins = join.frames(timebase) + index * section.scalar("joinEvery").frames(timebase);
        if (joins >= durationFrames) throw join.problem("the script is over when " + name + " would join");
        actions.add(new TimedAction(joins, section.line(), new Action.Join(name, role)));
        Scalar leave = section.scalar("leave");
        if (!leave.text().equals(END)) {
            int leaves = leave.frames(timebase);
            if (leaves <= joins) throw leave.problem("it must be after " + name + " joins");
            if (leaves < durationFrames) {
                actions.add(new TimedAction(leaves, section.line(), new Action.Leave(name)));
            }
        }
        return role.kind().hears();
    }

    private int processor(Section section, int number) throws ScriptException {
        Scalar written = section.scalar("processor");
        if (written.text().equals(ANY)) return number % processors;
        return (int) written.wholeNumber(0, processors - 1L);
    }

    static double volumeDb(Section section, String key) throws ScriptException {
        return section.scalar(key).number(Volume.MIN_DB, Volume.MAX_DB, "dB");
    }

    private Optional<NetworkConditions> network(Section party) throws ScriptException {
        Optional<YamlNode> node = party.node("network");
        if (node.isEmpty()) return Optional.empty();
        Section network = Section.of(file, KeyTable.NETWORK, node.get());
        double burst = network.scalar("burst").number(1, NetworkConditions.BURST_PACKETS_MAX, "packets");
        double loss = network.scalar("loss").percent(PERCENT_MAX);
        double lossMax = NetworkConditions.lossPercentMax(burst);
        if (loss > lossMax) {
            throw network.scalar("loss")
                    .problem("runs of " + Words.number(burst) + " packets lose " + Words.number(Math.floor(lossMax))
                            + "% at most; give less, or a longer burst");
        }
        return Optional.of(new NetworkConditions(
                network.scalar("delayMillis").number(0, NetworkConditions.DELAY_MILLIS_MAX, "ms"),
                network.scalar("jitterMillis").number(0, NetworkConditions.JITTER_MILLIS_MAX, "ms"),
                loss,
                burst,
                network.scalar("reorder").percent(PERCENT_MAX),
                network.scalar("duplicate").percent(PERCENT_MAX)));
    }

    private void requireTellable(List<PartyPlan> parties) throws ScriptException {
        for (int i = 0; i < parties.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!tooClose(parties.get(i).source(), parties.get(j).source())) continue;
                throw new ScriptException(
                        file,
                        lineOf(parties.get(i).name()),
                        "the tones of " + parties.get(j).name() + " and "
                                + parties.get(i).name() + " are less than "
                                + Words.number(FrequencyPlan.DISTANCE_MIN_HZ)
                                + " Hz apart; nobody could tell who is heard");
            }
        }
    }

    private static boolean tooClose(SourcePlan one, SourcePlan other) {
        return one instanceof SourcePlan.Tone a
                && other instanceof SourcePlan.Tone b
                && Math.abs(a.frequencyHz() - b.frequencyHz()) < FrequencyPlan.DISTANCE_MIN_HZ;
    }

    private int lineOf(String name) {
        return groups.stream()
                .filter(group -> group.names().contains(name))
                .findFirst()
                .orElseThrow()
                .section()
                .line();
    }

    /// Who joins and leaves by the list, in its order.
    List<TimedAction> actions() {
        return actions;
    }
}
