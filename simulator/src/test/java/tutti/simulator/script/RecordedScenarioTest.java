package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A coached call that is recorded: what is in which file.
class RecordedScenarioTest {
    private static final int RATE_HZ = 8_000;
    private static final int SECONDS = 12;
    private static final int COACHES_SECOND = 2;
    private static final int BARGES_SECOND = 9;

    @TempDir
    Path folder;

    private Simulated simulated;

    @BeforeEach
    void play() {
        simulated = Simulated.scenario("recorded-coaching", folder.resolve("out"));
    }

    private int[] recorded(String path) throws IOException {
        return simulated.wav("recordings/" + path);
    }

    @Test
    void everyFileIsAsLongAsTheScript() throws IOException {
        for (String path : List.of("call.wav", "voices/mix.wav", "voices/agent-1.wav", "lesson/supervisor-2.wav")) {
            assertThat(recorded(path)).as(path).hasSize(SECONDS * RATE_HZ);
        }
        assertThat(recorded("sides.wav")).as("interleaved").hasSize(2 * SECONDS * RATE_HZ);
    }

    @Test
    void theStemsWhomARecorderHearsAddUpToWhatHeHears() throws IOException {
        for (String recording : List.of("voices", "lesson")) {
            int[] sum = new int[SECONDS * RATE_HZ];
            for (String stem : List.of("customer-0.wav", "agent-1.wav", "supervisor-2.wav")) {
                int[] samples = recorded(recording + "/" + stem);
                for (int i = 0; i < sum.length; i++) sum[i] += samples[i];
            }
            assertThat(sum).as(recording).isEqualTo(recorded(recording + "/mix.wav"));
        }
    }

    @Test
    void aMixIsWhatItsRecorderHears() throws IOException {
        int[] minutes = simulated.wav("minutes.wav");
        assertThat(recorded("call.wav")).isEqualTo(minutes);
        assertThat(recorded("voices/mix.wav")).isEqualTo(minutes);
        assertThat(recorded("lesson/mix.wav")).isEqualTo(simulated.wav("training.wav"));
    }

    @Test
    void theCoachIsInNoFileButThoseOfARecorderWhoNamesHim() throws IOException {
        int coaches = COACHES_SECOND * RATE_HZ;
        int barges = BARGES_SECOND * RATE_HZ;
        int[] unnamed = recorded("voices/supervisor-2.wav");
        assertThat(Arrays.copyOfRange(unnamed, 0, barges)).containsOnly(0);
        assertThat(peak(unnamed, barges, unnamed.length)).isPositive();
        int[] named = recorded("lesson/supervisor-2.wav");
        assertThat(Arrays.copyOfRange(named, 0, coaches)).as("a monitor").containsOnly(0);
        assertThat(peak(named, coaches, barges)).isPositive();
    }

    @Test
    void whoIsOnHoldIsSilentInHisStem() throws IOException {
        int[] customer = recorded("voices/customer-0.wav");
        assertThat(Arrays.copyOfRange(customer, 5 * RATE_HZ, 6 * RATE_HZ)).containsOnly(0);
    }

    @Test
    void twoPartiesAreInAChannelEach() throws IOException {
        int[] sides = recorded("sides.wav");
        int[] agent = recorded("voices/agent-1.wav");
        int[] right = new int[agent.length];
        for (int i = 0; i < right.length; i++) right[i] = sides[2 * i + 1];
        assertThat(right).isEqualTo(agent);
    }

    @Test
    void aTimelineSaysWhoCoachesFromWhichFrameOn() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("out/recordings/voices/timeline.jsonl")))
                .contains("{\"frame\":100,\"millis\":2000,\"event\":\"role\",\"member\":2,\"name\":\"supervisor\","
                        + "\"role\":\"coach\",\"coached\":[1]}");
    }

    @Test
    void aRecorderWhoTakesAnotherRoleRecordsNoMore() throws IOException {
        Path script = Files.writeString(folder.resolve("script.yaml"), """
                duration: 3s
                parties:
                  - {name: anna}
                  - {name: recorder, role: recorder, source: silence}
                recordings:
                  - {name: mix, mix: recorder}
                  - {name: stems, stems: recorder}
                timeline:
                  - {at: 1s, do: role, who: recorder, role: monitor}
                  - {at: 2s, do: role, who: recorder, role: recorder}
                """);
        simulated = Simulated.run(script, folder.resolve("again"));
        assertThat(simulated.exitCode).as(simulated.err).isZero();
        int[] mix = recorded("mix.wav");
        assertThat(peak(mix, 0, RATE_HZ)).isPositive();
        assertThat(peak(mix, RATE_HZ, 2 * RATE_HZ)).isZero();
        assertThat(peak(mix, 2 * RATE_HZ, 3 * RATE_HZ)).as("a recorder again").isPositive();
        int[] stem = recorded("stems/anna-0.wav");
        assertThat(peak(stem, 0, RATE_HZ)).isPositive();
        assertThat(peak(stem, RATE_HZ, 3 * RATE_HZ)).isZero();
    }

    @Test
    void twoRatesInOneStereoFileAreRefusedWithTheLine() throws IOException {
        Path script = Files.writeString(folder.resolve("script.yaml"), """
                duration: 1s
                parties:
                  - {name: anna}
                  - {name: ben, sampleRateHz: 16000}
                recordings:
                  - {name: both, stereo: [anna, ben]}
                """);
        Simulated refused = Simulated.run(script, folder.resolve("none"));
        assertThat(refused.exitCode).isEqualTo(2);
        assertThat(refused.err)
                .contains("line 6: ", "have different sample rates")
                .hasLineCount(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static int peak(int[] samples, int from, int to) {
        return Arrays.stream(samples, from, to).map(Math::abs).max().orElse(0);
    }
}
