package tutti.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerPropertyTest {
    private static final long SEED = 20_260_722;

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#all")
    void isTheConvolutionRoundedOnceAndSaturated(Rates rates) {
        int[] input = fullScaleNoise(3000);
        int[] output = rates.resampled(input);
        double[] exact = convolution(rates, input, output.length);
        for (int n = 0; n < output.length; n++) {
            double expected = Math.clamp(exact[n], -32_768, 32_767);
            assertThat((double) output[n])
                    .as("%s, sample %d, seed %d", rates, n, SEED)
                    .isCloseTo(expected, within(0.52));
        }
    }

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#all")
    void givesTheSameBitsHoweverTheStreamIsCut(Rates rates) {
        int[] input = fullScaleNoise(6000);
        int[] whole = rates.resampled(input);
        var random = new SplittableRandom(SEED);
        int[] parts = new int[whole.length];
        Resampler resampler = rates.resampler();
        int to = 0;
        int count;
        for (int at = 0; at < input.length; at += count) {
            count = Math.min(random.nextInt(random.nextInt(1, 1500)), input.length - at);
            int expected = resampler.outputCount(count);
            int given = resampler.resample(input, at, count, parts, to);
            assertThat(given).as("%s, seed %d", rates, SEED).isEqualTo(expected);
            to += given;
        }
        assertThat(to).isEqualTo(whole.length);
        assertThat(parts).as("%s, seed %d", rates, SEED).isEqualTo(whole);
    }

    /// Samples at the ends of the range only: the sums are as large as they get.
    private static int[] fullScaleNoise(int count) {
        var random = new SplittableRandom(SEED);
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = random.nextBoolean() ? 32_767 : -32_768;
        }
        return samples;
    }

    /// By the definition, one output at a time, exact.
    private static double[] convolution(Rates rates, int[] input, int outputs) {
        var filter = new PolyphaseFilter(rates.inputHz(), rates.outputHz());
        double[] output = new double[outputs];
        for (int n = 0; n < outputs; n++) {
            int position = n * filter.down;
            Phase phase = filter.phases[position % filter.up];
            long sum = 0;
            for (int i = 0; i < phase.ages.length; i++) {
                int at = position / filter.up - phase.ages[i];
                sum += at < 0 ? 0 : (long) phase.coefficients[i] * input[at];
            }
            output[n] = (double) sum / (1 << phase.fractionBits);
        }
        return output;
    }
}
