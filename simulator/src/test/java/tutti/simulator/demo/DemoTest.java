package tutti.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.cli.Tutti;
import tutti.simulator.voice.Voice;

class DemoTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void endsWithAMatrixInWhichEverybodyHearsTheOthers(@TempDir Path folder) throws Exception {
        int exitCode = run("demo", "--seconds", "5", "--save", folder.toString());
        assertThat(exitCode).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("Good: ", "hears Alice", "-20.0 dBov");
        assertThat(Voice.wav(folder.resolve("bob.wav")).loopSamples()).isGreaterThan(5 * 8_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"g722", "opus", "l16"})
    void speaksCodecsOfEveryKind(String codec) {
        int exitCode = run("demo", "--seconds", "10", "--codec", codec, "--json");
        assertThat(exitCode).as("%s%s", out, err).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.get("codec").asString()).isEqualToIgnoringCase(codec);
    }

    @Test
    void printsOneJsonObjectAndNothingElse() {
        int exitCode = run("demo", "--seconds", "5", "--codec", "pcma", "--json");
        assertThat(exitCode).as("%s%s", out, err).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.get("good").asBoolean()).isTrue();
        assertThat(report.get("codec").asString()).isEqualTo("PCMA");
        assertThat(report.get("hearings").size()).isEqualTo(9);
    }

    @Test
    void refusesATimeInWhichNotEverybodyCanTalk() {
        assertThat(run("demo", "--seconds", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("give 5 to 3000 seconds");
    }

    @Test
    void helpShowsExamples() {
        assertThat(run("demo", "--help")).isZero();
        assertThat(out.toString()).contains("Examples:", "./tutti demo --json");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
