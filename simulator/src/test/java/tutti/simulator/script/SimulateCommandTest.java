package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.audio.wav.WavReader;

class SimulateCommandTest {
    private static final String TWO = """
            duration: 2s
            parties:
              - {name: anna}
              - {name: ben, join: 500ms, leave: 1.5s}
            """;

    @TempDir
    Path folder;

    private Path script(String yaml) throws IOException {
        return Files.writeString(folder.resolve("script.yaml"), yaml);
    }

    @Test
    void aRecordingIsAsLongAsTheScriptAlsoOfOneWhoLeaves() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Simulated.run(script(TWO), out).exitCode).isZero();
        try (WavReader ben = WavReader.open(Files.newByteChannel(out.resolve("ben.wav")), "ben")) {
            int[] samples = ben.readAll();
            assertThat(samples).hasSize(16_000);
            assertThat(Stream.of(samples[3_999], samples[12_000])).containsOnly(0);
            assertThat(samples[8_001]).isNotZero();
        }
    }

    @Test
    void eventsAreInOneOrderBelowTheActionsThatBroughtThem() throws IOException {
        Path out = folder.resolve("out");
        Simulated.run(script(TWO), out);
        assertThat(Files.readAllLines(out.resolve("events.jsonl")))
                .startsWith(
                        "{\"frame\":0,\"line\":3,\"action\":\"anna joins as party\"}",
                        "{\"seq\":1,\"frame\":0,\"event\":\"Joined\",\"member\":\"anna\",\"role\":\"party\"}")
                .contains("{\"seq\":5,\"frame\":75,\"event\":\"Left\",\"member\":\"ben\"}");
    }

    @Test
    void aFolderThatIsThereIsLeftAloneWithoutForce() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("anna.wav"), "mine");
        Simulated refused = Simulated.run(script(TWO), out);
        assertThat(refused.exitCode).isEqualTo(2);
        assertThat(refused.err).contains("is there already", "--force").hasLineCount(1);
        assertThat(out.resolve("anna.wav")).hasContent("mine");
        assertThat(Simulated.run(script(TWO), out, "--force").exitCode).isZero();
        assertThat(Files.size(out.resolve("anna.wav"))).isGreaterThan(2 * 16_000);
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path out : new Path[] {file, file.resolve("below")}) {
            Simulated refused = Simulated.run(script(TWO), out);
            assertThat(refused.exitCode).isEqualTo(2);
            assertThat(refused.err).startsWith("tutti simulate: " + out).hasLineCount(1);
        }
    }

    @Test
    void aBadScriptWritesNothing() throws IOException {
        Path script = script("duration: 2s\nparties:\n  - {name: anna, role: coach of ben}\n  - {name: ben}\n");
        Simulated refused = Simulated.run(script, folder.resolve("out"));
        assertThat(refused.exitCode).isEqualTo(2);
        assertThat(refused.err)
                .contains("line 3: anna joins as coach of ben at 0.0s: ben is not in the meeting then")
                .hasLineCount(1);
        assertThat(folder).isDirectoryNotContaining("glob:**out*").isDirectoryNotContaining("glob:**.tutti*");
    }

    @Test
    void aFailureInTheMiddleLeavesNothingBehind() throws IOException {
        Path script = script(TWO.replace("anna", "hearing"));
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createDirectories(out.resolve("ben.wav").resolve("in-the-way"));
        Simulated refused = Simulated.run(script, out, "--force");
        assertThat(refused.exitCode).as(refused.err).isEqualTo(2);
        assertThat(refused.err).contains("cannot be written").hasLineCount(1);
        assertThat(folder).isDirectoryNotContaining("glob:**.tutti*");
    }

    @Test
    void jsonIsOneObjectAndNothingElse() throws IOException {
        Simulated simulated = Simulated.run(script(TWO), folder.resolve("out"), "--json");
        JsonNode report = JsonMapper.builder().build().readTree(simulated.out);
        assertThat(report.get("good").asBoolean()).isTrue();
        assertThat(report.get("parties").asInt()).isEqualTo(2);
        assertThat(report.get("differing").size()).isZero();
        assertThat(report.get("timesRealTime").asLong()).isPositive();
    }

    @Test
    void everyRateAndFrameLengthIsJudgedAlike() throws IOException {
        for (String rate : new String[] {"8000", "16000", "48000"}) {
            for (String frame : new String[] {"10", "20"}) {
                Path script = script(TWO + "sampleRateHz: " + rate + "\nframeMillis: " + frame + "\n");
                Simulated simulated = Simulated.run(script, folder.resolve("out-" + rate + "-" + frame));
                assertThat(simulated.exitCode).as(simulated.out + simulated.err).isZero();
                JsonNode heard =
                        Simulated.at(simulated.hearing(), "anna", "ben", 1).orElseThrow();
                assertThat(heard.get("measuredDb").asDouble()).as(rate).isBetween(-0.1, 0.1);
                assertThat(heard.get("lateMillis").asInt()).as(rate).isZero();
            }
        }
    }

    @Test
    void aRecordingIsHeardAsItIsPlayed() throws IOException {
        Path first = folder.resolve("first");
        Simulated.run(script(TWO), first);
        Files.copy(first.resolve("ben.wav"), folder.resolve("said.wav"));
        Path script = script("""
                duration: 2s
                parties:
                  - {name: player, source: {wav: {file: said.wav, start: 500ms, loop: false}}}
                  - {name: listener, source: silence}
                """);
        Simulated simulated = Simulated.run(script, folder.resolve("second"));
        JsonNode heard =
                Simulated.at(simulated.hearing(), "listener", "player", 1).orElseThrow();
        assertThat(heard.get("measuredDb").asDouble()).isZero();
        assertThat(heard.get("verdict").asString()).isEqualTo("agrees");
    }

    @Test
    void helpShowsExamples() {
        Simulated help = Simulated.run(Path.of("x.yaml"), folder, "--help");
        assertThat(help.exitCode).isZero();
        assertThat(help.out).contains("Examples:", "./tutti simulate examples/scenarios/four-party.yaml --out heard");
    }
}
