package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tutti.audio.wav.WavWriter;

/// Prompts that the timeline plays: heard by those whom they are for, and gone when they are over.
class PlayedPromptTest {
    private static final int RATE_HZ = 8_000;
    private static final String SCRIPT = """
            duration: 6s
            parties:
              - {name: anna, source: silence}
              - {name: ben, source: silence}
              - {name: recorder, role: recorder, source: silence}
            recordings:
              - {name: stems, stems: recorder}
            timeline:
              - {at: 1s, do: play, to: all, tone: 1000, length: 500ms}
              - {at: 2s, do: play, to: anna, name: secret, wav: said.wav, times: 2, inDb: -6}
              - {at: 4s, do: play, to: ben, cadence: sit}
              - {at: 4s, do: play, to: anna, digits: "12"}
            """;

    @TempDir
    Path folder;

    private Simulated simulated;

    @BeforeEach
    void play() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("said.wav"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (WavWriter writer = new WavWriter(channel, RATE_HZ, 1)) {
            int[] said = new int[RATE_HZ / 2];
            for (int i = 0; i < said.length; i++) said[i] = (i * 37) % 2_000 - 1_000;
            writer.write(said, 0, said.length);
        }
        simulated = Simulated.run(Files.writeString(folder.resolve("script.yaml"), SCRIPT), folder.resolve("out"));
        assertThat(simulated.exitCode).as(simulated.out + simulated.err).isZero();
    }

    private JsonNode completion(String who) throws IOException {
        return simulated.events().stream()
                .filter(line ->
                        line.has("completed") && line.get("who").asString().equals(who))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCompletionSaysWhenItWasOverAndWhatWasHeard() throws IOException {
        JsonNode tone = completion("prompt-1");
        assertThat(tone.get("completed").asString()).isEqualTo("complete");
        assertThat(tone.get("frame").asInt()).isEqualTo(75);
        assertThat(tone.get("heardMillis").asDouble()).isEqualTo(500);
        assertThat(completion("secret").get("heardMillis").asDouble()).isEqualTo(1_000);
        assertThat(completion("prompt-4").get("heardMillis").asDouble()).isEqualTo(400);
    }

    @Test
    void onlyThoseForWhomItIsHearIt() throws IOException {
        JsonNode hearing = simulated.hearing();
        for (String listener : new String[] {"anna", "ben", "recorder"}) {
            JsonNode toAll = Simulated.at(hearing, listener, "prompt-1", 1.2).orElseThrow();
            assertThat(toAll.get("measuredDb").asDouble()).as(listener).isBetween(-0.1, 0.1);
            JsonNode secret = Simulated.at(hearing, listener, "secret", 2.5).orElseThrow();
            assertThat(secret.get("heardByRule").asBoolean()).as(listener).isEqualTo(listener.equals("anna"));
            assertThat(secret.get("verdict").asString()).as(listener).isEqualTo("agrees");
        }
        assertThat(Simulated.at(hearing, "anna", "secret", 2.5)
                        .orElseThrow()
                        .get("measuredDb")
                        .asDouble())
                .isBetween(-6.1, -5.9);
        assertThat(Simulated.at(hearing, "anna", "prompt-1", 1.6))
                .as("it has left")
                .isEmpty();
    }

    @Test
    void oneProcessorAndFourGiveTheSameBytes() throws IOException {
        Path script = Files.writeString(folder.resolve("script.yaml"), SCRIPT + "processors: 4\n");
        simulated.assertSameBytesAs(Simulated.run(script, folder.resolve("four")));
    }

    @Test
    void anActionOnAPromptThatIsOverLeavesNothingBehind() throws IOException {
        Path script =
                Files.writeString(folder.resolve("script.yaml"), SCRIPT + "  - {at: 5s, do: mute, who: secret}\n");
        Simulated refused = Simulated.run(script, folder.resolve("none"));
        assertThat(refused.exitCode).isEqualTo(2);
        assertThat(refused.err)
                .contains("line 13: ", "is not in the meeting then")
                .hasLineCount(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void whatIsForOneIsInNoRecording() {
        assertThat(folder.resolve("out/recordings/stems")).isDirectoryContaining("glob:**prompt-1-*.wav");
        assertThat(folder.resolve("out/recordings/stems")).isDirectoryNotContaining("glob:**secret*");
    }
}
