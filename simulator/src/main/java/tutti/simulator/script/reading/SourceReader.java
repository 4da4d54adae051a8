package tutti.simulator.script.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tutti.audio.wav.WavReader;
import tutti.server.yaml.Nearest;
import tutti.server.yaml.YamlNode;
import tutti.simulator.script.plan.RecordedAudio;
import tutti.simulator.script.plan.SourcePlan;

/// Reads what a party says; a recording is read here too, once for all parties that play it.
final class SourceReader {
    /// The frequency of a tone whose script says `own`, until [FrequencyPlan] gives it one.
    static final double OWN = 0;

    static final double FREQUENCY_MIN_HZ = 100;
    private static final double LEVEL_MIN_DBOV = -90;
    private static final double TONE_MAX_DBOV = -4;
    private static final double WIDE_MAX_DBOV = -10;
    private static final int TALK_MIN_MILLIS = 50;
    private static final int PAUSE_MIN_MILLIS = 20;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5}(?:\\.\\d+)?) ?\\.\\. ?(\\d{1,5}(?:\\.\\d+)?)");

    private final String file;
    private final Path folder;
    private final Timebase timebase;
    private final Map<Path, RecordedAudio> recordings = new HashMap<>();

    SourceReader(String file, Path folder, Timebase timebase) {
        this.file = file;
        this.folder = folder;
        this.timebase = timebase;
    }

    /// The source of party number `index` of `count` that share `party`.
    SourcePlan read(Section party, int index, int count) throws ScriptException {
        Optional<YamlNode> node = party.node("source");
        YamlNode.Fields source = source(node.orElse(new YamlNode.Text(KeyTable.TONE.word(), party.line())));
        YamlNode.Field field = source.fields().values().iterator().next();
        Section section = Section.of(file, table(field), arguments(field));
        return switch (field.key()) {
            case "tone" -> tone(section, index, count);
            case "voice" -> voice(section, index, count);
            case "wav" -> wav(section);
            case "music" -> new SourcePlan.Music(level(section, WIDE_MAX_DBOV));
            case "noise" -> new SourcePlan.Noise(level(section, WIDE_MAX_DBOV));
            default -> new SourcePlan.Silence();
        };
    }

    /// `tone` is short for `tone: {}`.
    private YamlNode.Fields source(YamlNode node) throws ScriptException {
        YamlNode.Fields fields = switch (node) {
            case YamlNode.Text(String word, int line) -> only(word, new YamlNode.Text("", line), line);
            case YamlNode.Fields written -> written;
            case YamlNode.Items items -> only("", items, items.line());
        };
        if (fields.fields().size() == 1) return fields;
        throw new ScriptException(file, node.line(), "a source is exactly one of " + String.join(", ", words()));
    }

    private static YamlNode.Fields only(String key, YamlNode value, int line) {
        return new YamlNode.Fields(Map.of(key, new YamlNode.Field(key, line, value)), line);
    }

    private static List<String> words() {
        return KeyTable.SOURCES.stream().map(KeyTable::word).toList();
    }

    private KeyTable table(YamlNode.Field field) throws ScriptException {
        for (KeyTable table : KeyTable.SOURCES) if (table.word().equals(field.key())) return table;
        throw new ScriptException(
                file, field.line(), "\"" + field.key() + "\" is no source" + Nearest.hint(field.key(), words()));
    }

    /// `wav: x.wav` is short for `wav: {file: x.wav}`; a word alone has no arguments.
    private static YamlNode arguments(YamlNode.Field field) {
        if (!(field.value() instanceof YamlNode.Text(String text, int line))) return field.value();
        if (text.isEmpty()) return new YamlNode.Fields(Map.of(), line);
        if (!field.key().equals(KeyTable.WAV.word())) return field.value();
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        fields.put("file", new YamlNode.Field("file", line, field.value()));
        return new YamlNode.Fields(fields, line);
    }

    private static double level(Section section, double maxDbov) throws ScriptException {
        return section.scalar("levelDbov").number(LEVEL_MIN_DBOV, maxDbov, "dBov");
    }

    private SourcePlan tone(Section section, int index, int count) throws ScriptException {
        return new SourcePlan.Tone(frequencyHz(section, index, count), level(section, TONE_MAX_DBOV), 0, 0, 0);
    }

    private SourcePlan voice(Section section, int index, int count) throws ScriptException {
        int talk = atLeast(section.scalar("talk"), TALK_MIN_MILLIS);
        int pause = atLeast(section.scalar("pause"), PAUSE_MIN_MILLIS);
        int start = section.scalar("start").samples(timebase);
        return new SourcePlan.Tone(
                frequencyHz(section, index, count), level(section, TONE_MAX_DBOV), start, talk, pause);
    }

    private int atLeast(Scalar written, int millis) throws ScriptException {
        int samples = written.samples(timebase);
        if (samples < millis * (timebase.sampleRateHz() / 1_000)) {
            throw written.problem("give " + millis + "ms or more; a tone that never stops is \"tone\"");
        }
        return samples;
    }

    private double frequencyHz(Section section, int index, int count) throws ScriptException {
        Scalar written = section.scalar("frequencyHz");
        if (written.text().equals("own")) return OWN;
        double maxHz = timebase.sampleRateHz() / 2.0 - FREQUENCY_MIN_HZ;
        Matcher range = RANGE.matcher(written.text());
        if (!range.matches()) return written.number(FREQUENCY_MIN_HZ, maxHz, "Hz, a range like 300..3700, or own");
        double from = Double.parseDouble(range.group(1));
        double to = Double.parseDouble(range.group(2));
        if (from < FREQUENCY_MIN_HZ || to > maxHz || from >= to) {
            throw written.problem("the range must rise, from " + Words.number(FREQUENCY_MIN_HZ) + " at least to "
                    + Words.number(maxHz) + " at most");
        }
        return FrequencyPlan.spread(from, to, index, count);
    }

    private SourcePlan wav(Section section) throws ScriptException {
        Scalar name = section.scalar("file");
        RecordedAudio whole = recorded(name);
        Scalar start = section.scalar("start");
        int from = start.samples(timebase);
        if (from >= whole.length()) {
            throw start.problem("the file is over then; it lasts "
                    + Words.number(whole.length() / (double) timebase.sampleRateHz()) + "s");
        }
        return new SourcePlan.Wav(
                Path.of(name.text()), whole.from(from), section.scalar("loop").yesOrNo());
    }

    /// All of the file that is named.
    RecordedAudio recorded(Scalar name) throws ScriptException {
        Path resolved = folder.resolve(Path.of(name.text())).normalize();
        RecordedAudio whole = recordings.get(resolved);
        if (whole == null) whole = load(resolved, name);
        recordings.put(resolved, whole);
        return whole;
    }

    private RecordedAudio load(Path path, Scalar name) throws ScriptException {
        try (WavReader reader = WavReader.open(Files.newByteChannel(path), name.text())) {
            if (reader.channels() != 1 || reader.sampleRateHz() != timebase.sampleRateHz()) {
                throw name.problem("it has " + reader.channels() + " channels at " + reader.sampleRateHz()
                        + " Hz; give one channel at " + timebase.sampleRateHz() + " Hz");
            }
            if (reader.samplesPerChannel() == 0) throw name.problem("there is no sound in it; give another");
            int[] samples = new int[(int) Math.min(reader.samplesPerChannel(), timebase.samplesMax())];
            int read = reader.read(samples, 0, samples.length);
            return new RecordedAudio(Arrays.copyOf(samples, read));
        } catch (NoSuchFileException _) {
            throw name.problem("there is no such file beside the script; give a path relative to it");
        } catch (IOException unreadable) {
            throw name.problem("it cannot be read: " + unreadable.getMessage());
        }
    }
}
