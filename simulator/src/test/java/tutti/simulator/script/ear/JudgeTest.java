package tutti.simulator.script.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.reading.ScriptReader;
import tutti.simulator.script.stage.Performer;
import tutti.simulator.script.stage.Stage;

/// Ears that do not agree with the rule: the judge must say so.
class JudgeTest {
    private static final String SCRIPT = """
            duration: 2s
            parties:
              - {name: customer}
              - {name: agent}
              - {name: coach, role: coach of agent}
            """;

    @TempDir
    Path folder;

    private final Map<String, int[]> heard = new HashMap<>();

    private List<HeardStretch> judgeAfter(Runnable harm) throws Exception {
        Script script = ScriptReader.read(Files.writeString(folder.resolve("script.yaml"), SCRIPT));
        Stage stage = new Stage(script);
        stage.apply(script.actions());
        RuleTrack track = new RuleTrack(stage.performers().size());
        track.update(stage);
        int frameSamples = script.settings().frameSamples();
        for (Performer performer : stage.performers()) {
            heard.put(performer.plan().name(), new int[script.durationFrames() * frameSamples]);
        }
        int[] frame = new int[frameSamples];
        while (stage.frame() < script.durationFrames()) {
            int at = stage.frame() * frameSamples;
            stage.tick();
            for (Performer performer : stage.performers()) {
                assertThat(performer.hear(frame)).isTrue();
                System.arraycopy(frame, 0, heardBy(performer.plan().name()), at, frameSamples);
            }
        }
        harm.run();
        Judge judge = new Judge(stage.performers(), script.settings());
        return judge.judge(
                track,
                script.durationFrames(),
                listener -> heardBy(listener.plan().name()));
    }

    private int[] heardBy(String name) {
        return heard.getOrDefault(name, new int[0]);
    }

    private static Verdict verdict(List<HeardStretch> all, String listener, String talker) {
        return all.stream()
                .filter(it -> it.listener().equals(listener) && it.talker().equals(talker))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void agreesWithEarsAsTheyAre() throws Exception {
        assertThat(judgeAfter(() -> {})).hasSize(9).allMatch(it -> it.verdict() == Verdict.AGREES);
    }

    @Test
    void seesThatACoachIsHeardByTheCustomer() throws Exception {
        List<HeardStretch> judged = judgeAfter(() -> heard.put("customer", heardBy("agent")));
        assertThat(verdict(judged, "customer", "coach")).isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(judged, "customer", "customer")).as("an echo").isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(judged, "customer", "agent")).as("missing").isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(judged, "agent", "coach")).isEqualTo(Verdict.AGREES);
    }

    @Test
    void seesALeakOfTwoFrames() throws Exception {
        List<HeardStretch> judged =
                judgeAfter(() -> System.arraycopy(heardBy("agent"), 8_000, heardBy("customer"), 8_000, 320));
        assertThat(verdict(judged, "customer", "coach")).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void seesThatSomebodyIsTooSoft() throws Exception {
        List<HeardStretch> judged = judgeAfter(() -> {
            int[] agent = heardBy("agent");
            for (int i = 0; i < agent.length; i++) agent[i] /= 3;
        });
        assertThat(verdict(judged, "agent", "customer")).isEqualTo(Verdict.DIFFERS);
    }
}
