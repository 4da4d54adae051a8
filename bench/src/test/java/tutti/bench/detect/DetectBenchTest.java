package tutti.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.server.cli.Tutti;

class DetectBenchTest {
    private static final int LEARNING_FRAMES = 2_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyRowHasItsCostAndNothingIsAllocated() {
        int exitCode = run("bench", "detect", "--rate", "8000", "--only", "dtmf,sidetone", "--json");
        assertThat(exitCode).as("%s%s", out, err).isIn(0, 1);
        JsonNode result = JsonMapper.builder().build().readTree(out.toString());
        assertThat(result.get("rows").size()).isEqualTo(7);
        assertThat(result.get("worked").asBoolean()).as("%s", out).isTrue();
        assertThat(result.get("bytesPerFrameMax").asDouble()).isZero();
        for (JsonNode row : result.get("rows")) {
            assertThat(row.get("nanosPerFrame").asDouble()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 48_000})
    void everyStageDoesItsWork(int sampleRateHz) {
        List<StageCase> cases = new Stages(List.of(sampleRateHz), List.of()).list();
        assertThat(cases.stream().map(StageCase::group).distinct())
                .hasSize(sampleRateHz == 48_000 ? Stages.GROUPS.size() - 1 : Stages.GROUPS.size());
        for (StageCase it : cases) {
            Stage stage = it.made().get();
            stage.run(LEARNING_FRAMES);
            assertThat(stage.worked()).as("%s", it).isTrue();
        }
    }

    @Test
    void aStageThatHearsNothingIsFoundOut() {
        Signals signals = new Signals(8_000);
        Stage deaf = new ToneDetection(8_000, ToneDetectorSettings.NOTHING, signals.digits(), true);
        deaf.run(100);
        assertThat(deaf.worked()).isFalse();
        Stage talkedOff = new ToneDetection(8_000, ToneDetectorSettings.DTMF, signals.digits(), false);
        talkedOff.run(100);
        assertThat(talkedOff.worked()).isFalse();
    }

    @Test
    void saysWhichRowsCannotBeTrustedAndWhichStagesDidNothing() {
        DetectRow calm = new DetectRow(8_000, "digits", "speech", 5_000, 2, 0, true, true);
        DetectRow disturbed = new DetectRow(8_000, "digits", "speech", 5_000, 16, 0, true, true);
        DetectRow idle = new DetectRow(8_000, "digits", "digits", 5, 2, 24, true, false);
        assertThat(DetectReport.line(calm)).contains("4,000").doesNotContain("disturbed", "DID NOT");
        assertThat(DetectReport.line(disturbed)).contains("disturbed");
        assertThat(DetectReport.line(idle)).contains("DID NOT DO ITS WORK");
        assertThat(DetectResult.of(List.of(calm), "any").goalsMet()).isTrue();
        DetectResult bad = DetectResult.of(List.of(calm, disturbed, idle), "any");
        assertThat(bad.goalsMet()).isFalse();
        assertThat(DetectReport.summary(bad)).contains("NOT done by all", "24 bytes", "DO NOT TRUST", "15 %");
    }

    @Test
    void refusesStagesThatAreNotThere() {
        assertThat(run("bench", "detect", "--rate", "44100")).isEqualTo(2);
        assertThat(run("bench", "detect", "--only", "gain")).isEqualTo(2);
        assertThat(run("bench", "detect", "--rate", "48000", "--only", "echo")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--rate 44100: give some of 8000, 16000, 48000",
                        "--only gain: give some of dtmf, progress,",
                        "--only echo: there is none at 48000");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
