package tutti.simulator.script.reading;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tutti.engine.EngineSettings;
import tutti.server.yaml.YamlException;
import tutti.server.yaml.YamlNode;
import tutti.server.yaml.YamlReader;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;

/// Reads a script from a file.
public final class ScriptReader {
    /// A larger file is no script.
    public static final long FILE_BYTES_MAX = 1 << 20;

    static final List<String> SAMPLE_RATES_HZ = List.of("8000", "16000", "48000");
    private static final List<String> FRAMES_MILLIS = List.of("10", "20");
    private static final String SUFFIX = ".yaml";

    private final Path path;
    private final String file;

    private ScriptReader(Path path) {
        this.path = path;
        file = path.toString();
    }

    /// Reads and checks `path` and the recordings it names. Whether the meeting takes every action is not
    /// asked here: see [tutti.simulator.script.stage.Rehearsal].
    public static Script read(Path path) throws ScriptException {
        return new ScriptReader(path).read();
    }

    private Script read() throws ScriptException {
        Section script = Section.of(file, KeyTable.SCRIPT, document());
        EngineSettings settings = settings(script);
        Timebase timebase = new Timebase(settings.sampleRateHz(), settings.frameSamples());
        int durationFrames = script.scalar("duration").frames(timebase);
        if (durationFrames == 0) throw script.scalar("duration").problem("give more than nothing");
        int processors = (int) script.scalar("processors").wholeNumber(1, Script.PROCESSORS_MAX);
        Path folder = path.toAbsolutePath().getParent();
        SourceReaders sources = new SourceReaders(file, folder == null ? path : folder);
        PartiesReader reader = new PartiesReader(file, timebase, durationFrames, processors, sources);
        Cast cast = reader.names(script.items("parties"));
        if (cast.names().isEmpty()) throw new ScriptException(file, script.line(), "a script needs one party at least");
        PromptReader prompts = new PromptReader(file, timebase, processors, sources.of(timebase), cast);
        List<TimedAction> timeline =
                new TimelineReader(file, timebase, durationFrames, cast, prompts).read(script.items("timeline"));
        List<PartyPlan> parties = new ArrayList<>(reader.parties(cast, hearing(timeline)));
        parties.addAll(prompts.parties());
        List<TimedAction> actions = inOrder(reader.actions(), timeline);
        return new Script(
                file,
                name(script),
                script.scalar("seed").wholeNumber(Long.MIN_VALUE / 10, Long.MAX_VALUE / 10),
                settings,
                durationFrames,
                processors,
                parties,
                actions,
                new RecordingsReader(file, cast, actions).read(script.items("recordings")));
    }

    private YamlNode document() throws ScriptException {
        try {
            return YamlReader.read(yaml()).orElseThrow(() -> new ScriptException(file, 1, "the script is empty"));
        } catch (YamlException bad) {
            throw new ScriptException(file, bad.line(), bad.sentence());
        }
    }

    private String yaml() throws ScriptException {
        try {
            if (Files.size(path) > FILE_BYTES_MAX) {
                throw new ScriptException(file, "it is larger than " + FILE_BYTES_MAX + " bytes; give a script");
            }
            return Files.readString(path);
        } catch (NoSuchFileException _) {
            throw new ScriptException(file, "there is no such file; give the path of a script");
        } catch (CharacterCodingException _) {
            throw new ScriptException(file, "this is not text in UTF-8; give a script");
        } catch (IOException unreadable) {
            throw new ScriptException(file, "it cannot be read: " + unreadable.getMessage());
        }
    }

    private static EngineSettings settings(Section script) throws ScriptException {
        String sampleRateHz = script.scalar("sampleRateHz").oneOf(SAMPLE_RATES_HZ);
        String frameMillis = script.scalar("frameMillis").oneOf(FRAMES_MILLIS);
        return new EngineSettings(Integer.parseInt(sampleRateHz), Integer.parseInt(frameMillis));
    }

    private String name(Section script) throws ScriptException {
        if (script.has("name")) return script.scalar("name").text();
        Path last = path.getFileName();
        String name = last == null ? file : last.toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /// Who gets a role that hears by the timeline.
    private static Set<String> hearing(List<TimedAction> timeline) {
        Set<String> hearing = new HashSet<>();
        for (TimedAction timed : timeline) {
            switch (timed.action()) {
                case Action.Join join when join.role().kind().hears() -> hearing.add(join.who());
                case Action.ChangeRole change when change.role().kind().hears() -> hearing.add(change.who());
                case Action.Barge barge -> hearing.add(barge.who());
                default -> {}
            }
        }
        return hearing;
    }

    /// By frame; at the same frame first who joins by the list of parties, then the timeline, then who leaves by
    /// the list, each in the order of the file.
    private static List<TimedAction> inOrder(List<TimedAction> byList, List<TimedAction> timeline) {
        List<TimedAction> all = new ArrayList<>();
        for (TimedAction timed : byList) if (timed.action() instanceof Action.Join) all.add(timed);
        all.addAll(timeline);
        for (TimedAction timed : byList) if (timed.action() instanceof Action.Leave) all.add(timed);
        all.sort(Comparator.comparingInt(TimedAction::frame));
        return all;
    }
}
