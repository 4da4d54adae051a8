package tutti.bench.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
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
        assertThat(CallText.of(result(4.9))).doesNotContain("DO NOT TRUST");
        assertThat(CallText.of(result(5.1))).contains("DO NOT TRUST", "more than 5 ms");
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
        assertThat(Delay.of(millis, 3, 2)).isEqualTo(new Delay(1, 51, 99, 100, 100, 3, 2));
        assertThat(Delay.of(List.of(), 3, 2).words()).isZero();
    }

    @Test
    void refusesAComparisonThatMakesNoSense() {
        CommandLine line = new CommandLine(new CallCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        StringWriter said = new StringWriter();
        line.setErr(new PrintWriter(said));
        assertThat(line.execute("--parties", "10", "--compare-parties", "1")).isEqualTo(2);
        assertThat(said.toString()).contains("--parties 1: give");
    }

    @Test
    void comparesWhatTwoSizesCostInAll() {
        CallComparison plain = CallComparison.of(result(10, 4), result(100, 4), Optional.empty());
        CallComparison coded = CallComparison.of(result(10, 100), result(100, 20), Optional.of(plain));
        assertThat(coded.cpuRatio()).isEqualTo(2);
        assertThat(CallText.of(coded))
                .contains("1000 µs per 20 ms for 10 parties, 2000 µs for 100: 2.00 times as much")
                .contains("PCMU's     40 µs per 20 ms for 10 parties, 400 µs for 100: 10.00 times as much");
    }

    @Test
    void measuresTheSameWithoutAndWithEncryption() {
        int exitCode = run(
                "bench",
                "call",
                "--srtp",
                "--parties",
                "6",
                "--talkers",
                "1",
                "--seconds",
                "2",
                "--warm-up",
                "1",
                "--json");
        assertThat(exitCode).as("%s%s", out, err).isIn(0, 1);
        JsonNode result = JsonMapper.builder().build().readTree(out.toString());
        assertThat(result.get("plain").size()).isEqualTo(2);
        assertThat(result.get("plain").get(0).get("srtp").isNull()).isTrue();
        JsonNode encrypted = result.get("encrypted").get(1);
        assertThat(encrypted.get("srtp").asString()).isEqualTo("AES_CM_128_HMAC_SHA1_80");
        assertThat(encrypted.get("packetsReceived").asDouble()).isCloseTo(6 * 2 * 50, within(200.0));
        assertThat(encrypted.get("packetsRefused").asInt()).isZero();
        assertThat(encrypted.get("delayMillis").get("words").asInt()).isPositive();
        assertThat(result.get("extraMicrosPerPartyFrame").asDouble())
                .isCloseTo(mean(result.get("encrypted")) - mean(result.get("plain")), within(1e-9));
    }

    private static double mean(JsonNode results) {
        return (results.get(0).get("cpuMicrosPerPartyFrame").asDouble()
                        + results.get(1).get("cpuMicrosPerPartyFrame").asDouble())
                / 2;
    }

    @Test
    void saysWhatEncryptionCostsMore() {
        CallResult encrypted = result(8, 11.5, 1, Optional.of("AEAD_AES_128_GCM"), 0);
        CallResult again = result(8, 12.5, 1, Optional.of("AEAD_AES_128_GCM"), 0);
        SrtpComparison comparison = SrtpComparison.of(List.of(result(8, 10), result(8, 11)), List.of(encrypted, again));
        assertThat(comparison.extraMicrosPerPartyFrame()).isEqualTo(1.5);
        assertThat(comparison.good()).isTrue();
        assertThat(CallText.of(comparison))
                .contains("PCMU in SRTP (AEAD_AES_128_GCM), 3.0 s")
                .contains("SRTP       +1.50 µs of processor time per party and 20 ms: 10.50 plain, 12.00 encrypted");
    }

    @Test
    void aRunInWhichPacketsWereRefusedIsNotGood() {
        CallResult refused = result(8, 10, 1, Optional.of("AEAD_AES_128_GCM"), 3);
        CallResult plain = result(8, 10);
        assertThat(SrtpComparison.of(List.of(plain), List.of(plain, refused)).good())
                .isFalse();
        assertThat(CallText.of(refused)).contains("refused    3 packets that were not encrypted as agreed");
    }

    @Test
    void refusesTwoComparisonsAtOnce() {
        assertThat(run("bench", "call", "--srtp", "--compare-parties", "10")).isEqualTo(2);
        assertThat(err.toString()).contains("--srtp and --compare-parties: each is a comparison");
    }

    @Test
    void refusesAProfileThatItDoesNotKnow() {
        assertThat(run("bench", "call", "--srtp", "F8_128_HMAC_SHA1_80")).isEqualTo(2);
        assertThat(err.toString()).contains("AES_CM_128_HMAC_SHA1_80", "AEAD_AES_256_GCM");
    }

    @Test
    void onlyOpusCanLeaveSilenceOut() {
        assertThat(run("bench", "call", "--dtx")).isEqualTo(2);
        assertThat(err.toString()).contains("--dtx: only --codec opus can");
    }

    private static CallResult result(double generatorLateMillis) {
        return result(8, 5, generatorLateMillis);
    }

    private static CallResult result(int parties, double cpuMicrosPerPartyFrame) {
        return result(parties, cpuMicrosPerPartyFrame, 1);
    }

    private static CallResult result(int parties, double cpuMicrosPerPartyFrame, double generatorLateMillis) {
        return result(parties, cpuMicrosPerPartyFrame, generatorLateMillis, Optional.empty(), 0);
    }

    private static CallResult result(
            int parties,
            double cpuMicrosPerPartyFrame,
            double generatorLateMillis,
            Optional<String> srtp,
            long refused) {
        return new CallResult(
                parties,
                2,
                3,
                "PCMU",
                srtp,
                cpuMicrosPerPartyFrame,
                1,
                new Delay(1, 2, 3, 4, 5, 0, 1.5),
                1_200,
                1_200,
                0,
                refused,
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
