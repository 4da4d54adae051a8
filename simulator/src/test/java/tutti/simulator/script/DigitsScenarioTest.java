package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSink;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.audio.tone.ToneMeter;

/// Digits pressed in a conference: the events have them, the ears have not.
class DigitsScenarioTest {
    private static final int RATE_HZ = 8_000;
    private static final String ALL_DIGITS = "0123456789ABCD*#";

    /// What follows the keys of the caller.
    private static final String NEXT_PARTY = "  - name: careful";

    @TempDir
    Path folder;

    private Simulated simulated;

    @BeforeEach
    void play() {
        simulated = Simulated.scenario("digits", folder.resolve("out"));
    }

    private List<JsonNode> started(String who) throws IOException {
        return simulated.events().stream()
                .filter(line -> line.path("recognised").asString().equals("DigitStarted")
                        && line.get("who").asString().equals(who))
                .toList();
    }

    private static String digits(List<JsonNode> events) {
        return events.stream().map(event -> event.get("digit").asString()).collect(Collectors.joining());
    }

    @Test
    void everyDigitPressedIsRecognisedOfHimWhoPressedIt() throws IOException {
        assertThat(digits(started("caller"))).isEqualTo("12#4");
        assertThat(digits(started("careful"))).isEqualTo("0987*");
        assertThat(digits(started("mobile"))).isEqualTo("5550123");
        assertThat(started("chair")).isEmpty();
    }

    @Test
    void anEventSaysWhenHowLoudAndWhatLeaked() throws IOException {
        JsonNode first = started("caller").getFirst();
        assertThat(first.get("startMillis").asDouble()).isBetween(1_995.0, 2_005.0);
        assertThat(first.get("frame").asInt()).isBetween(100, 103);
        assertThat(first.get("levelDbm0").asDouble()).isBetween(-13.0, -11.0);
        assertThat(first.get("twistDb").asDouble()).isBetween(1.5, 2.5);
        for (JsonNode event : started("careful"))
            assertThat(event.get("leakedMillis").asDouble()).isZero();
        for (JsonNode event : started("mobile")) {
            assertThat(event.get("leakedMillis").asDouble()).isLessThan(20);
            assertThat(event.get("levelDbm0").asDouble()).isBetween(-25.0, -23.0);
        }
    }

    @Test
    void nobodyHearsADigit() throws IOException {
        double spokenDbov = levelOfTheOneDbov(passed());
        double leakedDbov = levelOfTheOneDbov(simulated);
        assertThat(spokenDbov).isBetween(-20.0, -16.0);
        assertThat(leakedDbov).isLessThan(spokenDbov - 20);
    }

    /// The low tone of the caller's first digit in the chair's ear, in the 60 ms in which it must have been cut.
    private static double levelOfTheOneDbov(Simulated simulated) throws IOException {
        int[] heard = simulated.wav("chair.wav");
        return ToneMeter.levelDbov(heard, 2_025 * RATE_HZ / 1_000, 60 * RATE_HZ / 1_000, RATE_HZ, 697);
    }

    private Simulated passed() throws IOException {
        Path script = Simulated.changed(folder, "digits", NEXT_PARTY, "    suppression: off\n" + NEXT_PARTY);
        return Simulated.run(script, folder.resolve("passed"));
    }

    @Test
    void whatHeSaysBesidesIsHeardAfterHisDigits() throws IOException {
        JsonNode heard = Simulated.at(simulated.hearing(), "chair", "caller", 8).orElseThrow();
        assertThat(heard.get("verdict").asString()).isEqualTo("agrees");
        assertThat(heard.get("measuredDb").asDouble()).isBetween(-1.0, 1.0);
        JsonNode late = Simulated.at(simulated.hearing(), "chair", "careful", 8).orElseThrow();
        assertThat(late.get("lateMillis").asInt()).isEqualTo(40);
    }

    @Test
    void aDetectorInTheEarFindsDigitsOnlyWhereTheyPass() throws IOException {
        assertThat(detectedBehind("off")).isEqualTo(ALL_DIGITS);
        assertThat(detectedBehind("cut")).isEmpty();
        assertThat(detectedBehind("{lookAhead: 40ms}")).isEmpty();
    }

    private String detectedBehind(String suppression) throws IOException {
        Path script = Files.writeString(folder.resolve("two.yaml"), """
                duration: 4s
                parties:
                  - {name: listener, source: silence}
                  - {name: caller, source: silence, listen: dtmf, suppression: %s}
                timeline:
                  - {at: 200ms, do: press, who: caller, digits: "%s"}
                """.formatted(suppression, ALL_DIGITS));
        Simulated two = Simulated.run(script, folder.resolve("two"), "--force");
        assertThat(two.exitCode).as(two.err).isZero();
        long recognised = two.events().stream()
                .filter(line -> line.path("recognised").asString().equals("DigitStarted"))
                .count();
        assertThat(recognised).isEqualTo(ALL_DIGITS.length());
        return detected(two.wav("listener.wav"));
    }

    private static String detected(int[] samples) {
        StringBuilder digits = new StringBuilder();
        ToneDetector detector = new ToneDetector(RATE_HZ, ToneDetectorSettings.DTMF);
        ToneSink sink = new ToneSink() {
            @Override
            public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
                digits.append(digit);
            }

            @Override
            public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {}

            @Override
            public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {}

            @Override
            public void callProgressEnded(
                    CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {}

            @Override
            public void gruntStarted(long startSample) {}

            @Override
            public void gruntEnded(long startSample, long lengthSamples) {}
        };
        int frameSamples = RATE_HZ / 50;
        for (int at = 0; at + frameSamples <= samples.length; at += frameSamples) {
            detector.process(samples, at, frameSamples);
            detector.drain(sink);
        }
        return digits.toString();
    }
}
