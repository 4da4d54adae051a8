package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tutti.audio.wav.WavReader;

/// Parties whose signal is tracked, brought to a level, or of another rate.
class ConditionedPartiesTest {
    private static final int RATE_HZ = 8_000;

    @TempDir
    Path folder;

    private Simulated run(String yaml) throws IOException {
        Path script = Files.writeString(folder.resolve("script.yaml"), yaml);
        Simulated simulated = Simulated.run(script, folder.resolve("out"), "--force");
        assertThat(simulated.exitCode).as(simulated.out + simulated.err).isZero();
        return simulated;
    }

    @Test
    void whoIsTrackedIsHeardOnlyWhileHeSpeaks() throws IOException {
        String yaml = """
                duration: 4s
                parties:
                  - {name: listener, source: silence}
                  - {name: noisy, source: {noise: {levelDbov: -70}}, tracking: %s}
                """;
        assertThat(peak(run(yaml.formatted("off")).wav("listener.wav"))).isPositive();
        assertThat(peak(run(yaml.formatted("on")).wav("listener.wav"))).isZero();
        Simulated speaking = run("""
                duration: 4s
                parties:
                  - {name: listener, source: silence}
                  - {name: speaker, source: voice, tracking: on}
                """);
        JsonNode heard =
                Simulated.at(speaking.hearing(), "listener", "speaker", 2).orElseThrow();
        assertThat(heard.get("measuredDb").asDouble()).isBetween(-0.2, 0.2);
    }

    private static int peak(int[] samples) {
        return Arrays.stream(samples).map(Math::abs).max().orElse(0);
    }

    @Test
    void gainControlBringsASoftVoiceUpAndOutlivesAChangeOfRole() throws IOException {
        Simulated simulated = run("""
                duration: 20s
                parties:
                  - {name: listener, source: silence}
                  - {name: soft, source: {voice: {levelDbov: -34, talk: 2s, pause: 300ms}}, agc: {targetDbm0: -15}}
                timeline:
                  - {at: 1s, do: role, who: soft, role: monitor}
                  - {at: 2s, do: role, who: soft, role: party}
                """);
        int[] heard = simulated.wav("listener.wav");
        assertThat(peak(Arrays.copyOfRange(heard, 18 * RATE_HZ, 20 * RATE_HZ)))
                .as("spoken with a peak of 925")
                .isGreaterThan(3_000);
        JsonNode again =
                Simulated.at(simulated.hearing(), "listener", "soft", 10).orElseThrow();
        assertThat(again.get("measuredDb").asDouble()).isGreaterThan(6);
        assertThat(again.get("verdict").asString()).isEqualTo("agrees");
    }

    @Test
    void partiesOfEveryRateHearOneAnother() throws IOException {
        Simulated simulated = run("""
                duration: 4s
                sampleRateHz: 16000
                parties:
                  - {name: phone, sampleRateHz: 8000, source: voice}
                  - {name: wide, source: {voice: {frequencyHz: 5000}}}
                  - {name: full, sampleRateHz: 48000, source: {voice: {start: 300ms}}}
                """);
        JsonNode hearing = simulated.hearing();
        for (String listener : new String[] {"phone", "wide", "full"}) {
            for (String talker : new String[] {"phone", "wide", "full"}) {
                if (listener.equals(talker)) continue;
                JsonNode heard = Simulated.at(hearing, listener, talker, 2).orElseThrow();
                String pair = listener + " of " + talker + ": " + heard;
                boolean inBand = !(listener.equals("phone") && talker.equals("wide"));
                assertThat(heard.get("verdict").asString()).as(pair).isEqualTo(inBand ? "agrees" : "unmeasured");
                if (!inBand) continue;
                assertThat(heard.get("measuredDb").asDouble()).as(pair).isBetween(-0.5, 0.5);
                assertThat(heard.get("lateMillis").asInt()).as(pair).isBetween(0, 10);
            }
        }
        try (WavReader full = WavReader.open(Files.newByteChannel(folder.resolve("out/full.wav")), "full")) {
            assertThat(full.sampleRateHz()).isEqualTo(48_000);
            assertThat(full.samplesPerChannel()).isEqualTo(4 * 48_000);
        }
    }
}
