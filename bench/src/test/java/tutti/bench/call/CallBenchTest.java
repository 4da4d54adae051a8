package tutti.bench.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.cli.Tutti;

class CallBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measuresAServerInItsOwnProcess() {
        int exitCode =
                run("bench", "call", "--parties", "8", "--talkers", "2", "--seconds", "3", "--warm-up", "1", "--json");
        assertThat(exitCode).as("%s%s", out, err).isIn(0, 1);
        JsonNode result = JsonMapper.builder().build().readTree(out.toString());
        assertThat(result.get("cpuMicrosPerPartyFrame").asDouble()).isPositive();
        assertThat(result.get("packetsReceived").asDouble()).isCloseTo(8 * 3 * 50, within(200.0));
        assertThat(result.get("packetsLost").asInt()).isZero();
        assertThat(result.get("delayMillis").get("words").asInt()).isPositive();
        assertThat(result.get("delayMillis").get("median").asDouble()).isBetween(0.0, 250.0);
        assertThat(result.get("threads").asInt()).isPositive();
    }

    @Test
    void saysWhenItsOwnLatenessSpoilsTheNumbers() {
        assertThat(CallCommand.text(result(4.9))).doesNotContain("DO NOT TRUST");
        assertThat(CallCommand.text(result(5.1))).contains("DO NOT TRUST", "more than 5 ms");
    }

    @Test
    void refusesALoadThatMakesNoSense() {
        assertThat(run("bench", "call", "--parties", "3", "--talkers", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("--talkers 2: give 0 to 1");
    }

    @Test
    void delayIsSummedUpByOrder() {
        List<Double> millis =
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList();
        assertThat(Delay.of(millis, 3)).isEqualTo(new Delay(1, 51, 99, 100, 100, 3));
        assertThat(Delay.of(List.of(), 3).words()).isZero();
    }

    private static CallResult result(double generatorLateMillis) {
        return new CallResult(
                8,
                2,
                3,
                "PCMU",
                5,
                1,
                new Delay(1, 2, 3, 4, 5, 0),
                1_200,
                1_200,
                0,
                0,
                0,
                generatorLateMillis,
                9,
                4,
                generatorLateMillis <= CallResult.TRUSTED_LATE_MILLIS_P99,
                OptionalLong.of(20),
                OptionalLong.empty());
    }

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
