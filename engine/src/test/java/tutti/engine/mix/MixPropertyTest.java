package tutti.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.audio.limit.Limiter;

/// The plan computes what the matrix says, bit for bit, whatever the order in which the matrix was made.
class MixPropertyTest {
    private static final int FRAME = 160;
    private static final int CASES = 2_000;
    private static final int FRAMES_PER_CASE = 4;

    @Test
    void planEqualsTheNaiveMatrixProductBitForBit() {
        for (int seed = 1; seed <= CASES; seed++) new RandomMatrix(seed).check();
    }

    private static final class RandomMatrix {
        final Random random;
        final String name;
        final MixMatrix matrix = new MixMatrix();
        final List<MixInput> inputs = new ArrayList<>();
        final List<MixOutput> outputs = new ArrayList<>();
        final List<Integer> referenceLimiterStates = new ArrayList<>();
        final Mixer mixer = new Mixer(FRAME);

        RandomMatrix(long seed) {
            random = new Random(seed);
            name = "seed " + seed;
        }

        void check() {
            int outputCount = 1 + random.nextInt(24);
            int inputCount = 1 + random.nextInt(24);
            for (int i = 0; i < inputCount; i++) {
                matrix.openInput();
                inputs.add(new MixInput());
            }
            for (int i = 0; i < outputCount; i++) {
                matrix.openOutput();
                outputs.add(new MixOutput(FRAME));
                referenceLimiterStates.add(Limiter.UNITY);
            }
            boolean conference = random.nextBoolean();
            for (int output = 0; output < outputCount; output++) {
                for (int input = 0; input < inputCount; input++) {
                    if (conference ? input != output : random.nextInt(3) == 0) matrix.set(output, input, Gain.UNITY);
                }
            }
            for (int frame = 0; frame < FRAMES_PER_CASE; frame++) {
                change();
                speak();
                mixer.mix(new PlanCompiler(matrix, inputs::get, outputs::get, FRAME).compile());
                compareWithReference(frame);
            }
        }

        /// A few random cells flip, get a gain, or a row is copied; a column leaves and comes back.
        private void change() {
            for (int i = random.nextInt(6); i > 0; i--) {
                int output = random.nextInt(outputs.size());
                int input = random.nextInt(inputs.size());
                switch (random.nextInt(6)) {
                    case 0 -> matrix.set(output, input, Gain.UNITY);
                    case 1 -> matrix.clear(output, input);
                    case 2 -> matrix.set(output, input, random.nextInt(Gain.MAX + 1));
                    case 3 -> matrix.copyRow(random.nextInt(outputs.size()), output);
                    case 4 -> matrix.setOutputGain(output, random.nextInt(Gain.MAX + 1));
                    default -> {
                        matrix.closeInput(input);
                        assertThat(matrix.openInput()).as(name).isEqualTo(input);
                    }
                }
            }
        }

        private void speak() {
            boolean loud = random.nextInt(4) == 0;
            for (MixInput input : inputs) {
                int[] samples = new int[FRAME];
                for (int i = 0; i < FRAME; i++) {
                    samples[i] = loud ? random.nextInt(-32768, 32768) : random.nextInt(-3000, 3000);
                }
                if (random.nextInt(3) == 0) input.contribute(samples);
                else input.rest();
            }
        }

        private void compareWithReference(int frame) {
            for (int output = 0; output < outputs.size(); output++) {
                int[] sum = new int[FRAME];
                for (int input : matrix.inputsOf(output)) {
                    if (!inputs.get(input).contributing()) continue;
                    int gain = matrix.gain(output, input);
                    for (int i = 0; i < FRAME; i++)
                        sum[i] += Gain.apply(inputs.get(input).samples()[i], gain);
                }
                for (int i = 0; i < FRAME; i++) sum[i] = Gain.applyToSum(sum[i], matrix.outputGain(output));
                int[] expected = new int[FRAME];
                referenceLimiterStates.set(
                        output, Limiter.limit(sum, expected, FRAME, referenceLimiterStates.get(output)));
                assertThat(outputs.get(output).frame().samples())
                        .as("%s, frame %d, output %d", name, frame, output)
                        .isEqualTo(expected);
            }
        }
    }
}
