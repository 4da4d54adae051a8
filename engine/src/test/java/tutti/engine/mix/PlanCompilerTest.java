package tutti.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanCompilerTest {
    private static final int FRAME = 160;

    private final MixMatrix matrix = new MixMatrix();
    private final List<MixInput> inputs = new ArrayList<>();
    private final List<MixOutput> outputs = new ArrayList<>();

    private void open(int parties) {
        for (int i = 0; i < parties; i++) {
            matrix.openInput();
            matrix.openOutput();
            inputs.add(new MixInput());
            outputs.add(new MixOutput(FRAME));
        }
    }

    private void everybodyHearsEverybodyElse(int from, int to) {
        for (int output = from; output < to; output++) {
            for (int input = from; input < to; input++) {
                if (input != output) matrix.set(output, input, Gain.UNITY);
            }
        }
    }

    private MixPlan compile() {
        return new PlanCompiler(matrix, inputs::get, outputs::get, FRAME).compile();
    }

    @Test
    void aConferenceIsOneBusAndOneDifferencePerParty() {
        open(1_000);
        everybodyHearsEverybodyElse(0, 1_000);

        assertThat(compile().buses()).isEqualTo(1);
        assertThat(compile().differences()).isEqualTo(1_000);
    }

    @Test
    void aMonitorAndACoachCostNothingAndOneDifference() {
        open(102);
        everybodyHearsEverybodyElse(0, 100);
        for (int input = 0; input < 100; input++) {
            matrix.set(100, input, Gain.UNITY);
            if (input != 7) matrix.set(101, input, Gain.UNITY);
        }
        matrix.set(7, 101, Gain.UNITY);

        assertThat(compile().buses()).isEqualTo(1);
        assertThat(compile().differences()).isEqualTo(100 + 1 + 1);
    }

    @Test
    void manySmallConferencesAreManyBuses() {
        open(300);
        for (int first = 0; first < 300; first += 5) everybodyHearsEverybodyElse(first, first + 5);

        assertThat(compile().buses()).isEqualTo(60);
        assertThat(compile().differences()).isEqualTo(300);
    }

    @Test
    void musicThatManyConferencesShareDoesNotJoinThem() {
        open(301);
        for (int first = 1; first < 301; first += 5) {
            everybodyHearsEverybodyElse(first, first + 5);
            for (int output = first; output < first + 5; output++) matrix.set(output, 0, Gain.UNITY);
        }

        assertThat(compile().differences()).isLessThanOrEqualTo(301 * 2);
    }

    @Test
    void listenersWhoseDifferencesAreAllSilentShareTheBusBuffer() {
        open(5);
        everybodyHearsEverybodyElse(0, 5);
        int[] spoken = new int[FRAME];
        spoken[0] = 1234;
        inputs.get(2).contribute(spoken);

        new Mixer(FRAME).mix(compile());

        MixedFrame shared = outputs.get(0).frame();
        assertThat(shared.samples()[0]).isEqualTo(1234);
        assertThat(shared.shared()).isTrue();
        for (int listener : new int[] {1, 3, 4})
            assertThat(outputs.get(listener).frame()).isSameAs(shared);
        assertThat(outputs.get(2).frame()).isNotSameAs(shared);
        assertThat(outputs.get(2).frame().samples()).containsOnly(0);
    }
}
