package tutti.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.cli.Tutti;

class MixBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theEngineMakesThePlainLoopsSamplesAndAllocatesNothing() {
        int exitCode = run("bench", "mix", "--rate", "8000", "--parties", "3,32", "--json");
        assertThat(exitCode).as("%s%s", out, err).isIn(0, 1);
        JsonNode result = JsonMapper.builder().build().readTree(out.toString());
        assertThat(result.get("rows").size()).isEqualTo(3);
        assertThat(result.get("identical").asBoolean()).isTrue();
        assertThat(result.get("bytesPerTickMax").asDouble()).isZero();
        for (JsonNode row : result.get("rows")) {
            assertThat(row.get("mix").get("nanosPerPartyTick").asDouble()).isPositive();
            assertThat(row.get("plain").get("nanosPerPartyTick").asDouble()).isPositive();
            assertThat(row.get("tick").get("nanosPerPartyTick").asDouble()).isPositive();
        }
    }

    @Test
    void everybodyHearsTheOthersInThePlainLoop() {
        MixShape shape = new MixShape(8000, 4, 2);
        int[][] voices = shape.voices(new Random(1));
        PlainMix plain = new PlainMix(shape, voices);
        plain.run(1);
        assertThat(plain.heardBy(0)).isEqualTo(voices[1]);
        assertThat(plain.heardBy(1)).isEqualTo(voices[0]);
        assertThat(plain.heardBy(3)[7]).isEqualTo(voices[0][7] + voices[1][7]);
    }

    @Test
    void flatnessComparesAThousandPartiesWithThirtyTwo() {
        List<MixRow> rows = List.of(row(32, 32, 40), row(1_000, 1_000, 64), row(32, 3, 9), row(320, 3, 1));
        MixShapes shapes = new MixShapes(List.of(8000), List.of(32, 320, 1_000), List.of(MixShapes.EVERYBODY, 3));
        assertThat(shapes.flatness(rows)).singleElement().satisfies(flat -> {
            assertThat(flat.mix()).isEqualTo(1.6);
            assertThat(flat.good()).isFalse();
        });
        assertThat(MixResult.of(rows, shapes.flatness(rows), "any").goalsMet()).isFalse();
        assertThat(MixResult.of(rows, List.of(), "any").goalsMet()).isTrue();
    }

    @Test
    void saysWhichRowsWereDisturbed() {
        MixRow calm = row(32, 32, 40);
        assertThat(MixReport.line(calm)).doesNotContain("disturbed");
        MixRow disturbed = new MixRow(8000, 32, 32, new Cost(40, 16, 0), calm.tick(), calm.plain(), 1, true, true);
        assertThat(MixReport.line(disturbed)).contains("disturbed");
        assertThat(MixReport.summary(MixResult.of(List.of(disturbed), List.of(), "any")))
                .contains("DO NOT TRUST", "15 %");
    }

    @Test
    void aNumberOfTalkersThatIsEverybodyIsMeasuredOnce() {
        MixShapes shapes = new MixShapes(List.of(8000), List.of(3, 10), List.of(MixShapes.EVERYBODY, 3));
        assertThat(shapes.list())
                .containsExactly(new MixShape(8000, 3, 3), new MixShape(8000, 10, 10), new MixShape(8000, 10, 3));
    }

    @Test
    void refusesAMixThatMakesNoSense() {
        assertThat(run("bench", "mix", "--rate", "44100")).isEqualTo(2);
        assertThat(run("bench", "mix", "--parties", "1")).isEqualTo(2);
        assertThat(run("bench", "mix", "--parties", "3", "--talkers", "3")).isEqualTo(2);
        assertThat(run("bench", "mix", "--talkers", "some")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--rate 44100: give some of 8000, 16000, 48000",
                        "--parties 1: give 2 to 4096",
                        "--talkers: give all, or less than there are parties",
                        "'some' talkers: give all, or a number of 1 and more");
    }

    private static MixRow row(int parties, int talkers, double nanos) {
        Cost cost = new Cost(nanos, 1, 0);
        return new MixRow(8000, parties, talkers, cost, cost, cost, 1, true, true);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
