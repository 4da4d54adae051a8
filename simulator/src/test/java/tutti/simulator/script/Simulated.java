package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.audio.wav.WavReader;
import tutti.server.cli.Tutti;

/// Runs the command as a user does, and reads what it has left behind.
final class Simulated {
    static final Path SCENARIOS = Path.of(System.getProperty("tutti.root", ".."), "examples", "scenarios");

    final int exitCode;
    final String out;
    final String err;
    private final Path folder;

    private Simulated(int exitCode, String out, String err, Path folder) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
        this.folder = folder;
    }

    static Simulated run(Path script, Path folder, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] arguments = Stream.concat(
                        Stream.of("simulate", script.toString(), "--out", folder.toString()), Stream.of(more))
                .toArray(String[]::new);
        return new Simulated(commandLine.execute(arguments), out.toString(), err.toString(), folder);
    }

    static Simulated scenario(String name, Path folder) {
        Simulated simulated = run(SCENARIOS.resolve(name + ".yaml"), folder);
        assertThat(simulated.exitCode).as("%s%s", simulated.out, simulated.err).isZero();
        return simulated;
    }

    JsonNode hearing() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(folder.resolve("hearing.json")));
    }

    /// The stretch of that pair that covers `seconds`; empty when one of the two was not there.
    static Optional<JsonNode> at(JsonNode hearing, String listener, String talker, double seconds) {
        double frame = seconds * 1_000 / hearing.get("frameMillis").asInt();
        return hearing.get("hearings")
                .valueStream()
                .filter(it -> it.get("listener").asString().equals(listener)
                        && it.get("talker").asString().equals(talker))
                .filter(it -> it.get("fromFrame").asInt() <= frame
                        && it.get("toFrame").asInt() > frame)
                .findFirst();
    }

    /// The lines of `events.jsonl`.
    List<JsonNode> events() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        return Files.readAllLines(folder.resolve("events.jsonl")).stream()
                .map(mapper::readTree)
                .toList();
    }

    /// The samples of a WAV file; of two channels one after the other.
    int[] wav(String path) throws IOException {
        try (WavReader reader = WavReader.open(Files.newByteChannel(folder.resolve(path)), path)) {
            return reader.readAll();
        }
    }

    /// A copy of a scenario in which `to` stands for every `from`.
    static Path changed(Path folder, String scenario, String from, String to) throws IOException {
        String script = Files.readString(SCENARIOS.resolve(scenario + ".yaml"));
        assertThat(script).contains(from);
        return Files.writeString(folder.resolve("changed.yaml"), script.replace(from, to));
    }

    /// Every file by its path.
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    void assertSameBytesAs(Simulated other) throws IOException {
        Map<String, byte[]> mine = files();
        Map<String, byte[]> others = other.files();
        assertThat(mine.keySet()).isEqualTo(others.keySet());
        mine.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(others.get(name)));
    }
}
