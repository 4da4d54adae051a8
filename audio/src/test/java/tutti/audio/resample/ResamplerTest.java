package tutti.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.LevelMeter;
import tutti.audio.tone.ToneMeter;

class ResamplerTest {
    private static final double RIPPLE_DB_MAX = 0.1;
    private static final double STOPPED_DB = -70;
    private static final double PEAK = 20_000;
    private static final int STEPS = 40;

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#all")
    void aSineInThePassedBandIsTheSameSineAfterThePublishedDelay(Rates rates) {
        double ripple = Math.pow(10, RIPPLE_DB_MAX / 20) - 1;
        double delaySeconds = rates.resampler().delayNanos() / 1e9;
        for (int step = 1; step <= STEPS; step++) {
            double frequencyHz = rates.passedHz() * step / STEPS;
            int[] output = rates.resampled(rates.sine(frequencyHz, PEAK, rates.inputHz() / 10));
            double worst = 0;
            for (int n = output.length / 2; n < output.length; n++) {
                double turns = frequencyHz * ((double) n / rates.outputHz() - delaySeconds);
                worst = Math.max(worst, Math.abs(output[n] - PEAK * Math.sin(2 * Math.PI * turns)));
            }
            assertThat(worst / PEAK).as("%s, %f Hz", rates, frequencyHz).isLessThan(ripple);
        }
    }

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#ofCalls")
    void noImageOfThePassedBandIsHeard(Rates rates) {
        double inputDbov = 20 * Math.log10(PEAK / 32_768) - 3.01;
        for (int step = 1; step <= STEPS; step++) {
            double frequencyHz = Math.max(100, rates.passedHz() * step / STEPS);
            int[] output = rates.resampled(rates.sine(frequencyHz, PEAK, rates.inputHz() / 5));
            int from = output.length / 2;
            for (int copy = rates.inputHz(); copy <= rates.outputHz() / 2; copy += rates.inputHz()) {
                for (double imageHz : new double[] {copy - frequencyHz, copy + frequencyHz}) {
                    if (imageHz < rates.outputHz() / 2.0 - 50) {
                        double imageDbov =
                                ToneMeter.levelDbov(output, from, output.length - from, rates.outputHz(), imageHz);
                        assertThat(imageDbov - inputDbov)
                                .as("%s, image of %f Hz at %f Hz", rates, frequencyHz, imageHz)
                                .isLessThan(STOPPED_DB);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#all")
    void nothingAboveTheStoppedFrequencyComesBackAsAnAlias(Rates rates) {
        double stoppedHz = rates.stoppedHz();
        double topHz = rates.inputHz() / 2.0 - 100;
        for (int step = 0; step <= STEPS && stoppedHz < topHz; step++) {
            double frequencyHz = stoppedHz + (topHz - stoppedHz) * step / STEPS;
            int[] input = rates.sine(frequencyHz, 32_000, rates.inputHz() / 10);
            int[] output = rates.resampled(input);
            int from = output.length / 2;
            double heardDbov = LevelMeter.rmsDbov(output, from, output.length - from);
            double givenDbov = LevelMeter.rmsDbov(input, 0, input.length);
            assertThat(heardDbov - givenDbov)
                    .as("%s, alias of %f Hz", rates, frequencyHz)
                    .isLessThan(STOPPED_DB);
        }
    }

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#all")
    void aConstantStaysExactlyWhatItIs(Rates rates) {
        for (int constant : new int[] {1, -1, 2, 7, -100, 12_345, 32_767, -32_768}) {
            int[] input = new int[rates.inputHz() / 20];
            Arrays.fill(input, constant);
            int[] output = rates.resampled(input);
            int settled = (int) (2 * rates.resampler().delayNanos() * rates.outputHz() / 1_000_000_000L) + 1;
            assertThat(Arrays.copyOfRange(output, settled, output.length))
                    .as("%s", rates)
                    .containsOnly(constant);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 16000", "8000, 48000", "16000, 48000"})
    void everyInputSampleIsUnchangedAmongTheOutputs(int inputHz, int outputHz) {
        var rates = new Rates(inputHz, outputHz);
        int[] input = rates.sine(1234.5, 32_767, 1000);
        int[] output = rates.resampled(input);
        int delay = (int) (rates.resampler().delayNanos() * inputHz / 1_000_000_000L);
        for (int i = 0; i < input.length - delay; i++) {
            assertThat(output[(i + delay) * outputHz / inputHz]).isEqualTo(input[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("tutti.audio.resample.Rates#all")
    void everyFrameOfTenMillisecondsGivesTenMilliseconds(Rates rates) {
        Resampler resampler = rates.resampler();
        int[] input = new int[960];
        int[] output = new int[960];
        long given = 0;
        for (int frame = 0; frame < 100; frame++) {
            int count = rates.inputHz() * (frame + 1) / 100 - rates.inputHz() * frame / 100;
            int expected = resampler.outputCount(count);
            assertThat(resampler.resample(input, 0, count, output, 0)).isEqualTo(expected);
            if (rates.inputHz() % 100 == 0 && rates.outputHz() % 100 == 0) {
                assertThat(expected).isEqualTo(rates.outputHz() / 100);
            }
            given += expected;
        }
        assertThat(given).isEqualTo(rates.outputHz());
    }

    @Test
    void theDelayIsAsPublished() {
        assertThat(Resampler.between(8000, 16_000).delayNanos()).isEqualTo(1_875_000);
        assertThat(Resampler.between(48_000, 8000).delayNanos()).isEqualTo(1_875_000);
        assertThat(Resampler.between(48_000, 16_000).delayNanos()).isEqualTo(1_125_000);
        assertThat(Resampler.between(16_000, 16_000).delayNanos()).isZero();
    }

    @Test
    void equalRatesCopy() {
        int[] input = new int[2000];
        Arrays.setAll(input, i -> i - 1000);
        Resampler resampler = Resampler.between(8000, 8000);
        int[] output = new int[2000];
        assertThat(resampler.outputCount(2000)).isEqualTo(2000);
        assertThat(resampler.resample(input, 0, 2000, output, 0)).isEqualTo(2000);
        assertThat(output).isEqualTo(input);
    }

    @Test
    void whatOvershootsFullScaleIsFullScale() {
        int[] square = new int[8000];
        Arrays.setAll(square, i -> i / 5 % 2 == 0 ? 32_767 : -32_768);
        int[] output = new Rates(8000, 48_000).resampled(square);
        assertThat(Arrays.stream(output).max()).hasValue(32_767);
        assertThat(Arrays.stream(output).min()).hasValue(-32_768);
    }

    @Test
    void allocatesNothingPerFrame() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] input = new int[960];
        int[] output = new int[960];
        for (Rates rates : Rates.ofCalls()) {
            Resampler resampler = rates.resampler();
            resampleFrames(resampler, input, output);
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            resampleFrames(resampler, input, output);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("%s", rates)
                    .isZero();
        }
    }

    private static void resampleFrames(Resampler resampler, int[] input, int[] output) {
        for (int frame = 0; frame < 500; frame++) {
            resampler.resample(input, 0, resampler.inputRateHz() / 50, output, 0);
        }
    }

    @Test
    void anotherSharesNothingButCoefficientsAndResetForgets() {
        var rates = new Rates(44_100, 16_000);
        int[] input = rates.sine(500, PEAK, 882);
        Resampler first = rates.resampler();
        int[] fresh = new int[first.outputCount(882)];
        first.resample(input, 0, 882, fresh, 0);
        int[] again = new int[fresh.length];
        first.another().resample(input, 0, 882, again, 0);
        assertThat(again).isEqualTo(fresh);
        first.resample(input, 0, 400, new int[400], 0);
        first.reset();
        Arrays.fill(again, 0);
        first.resample(input, 0, 882, again, 0);
        assertThat(again).isEqualTo(fresh);
        assertThat(first.inputRateHz()).isEqualTo(44_100);
        assertThat(first.outputRateHz()).isEqualTo(16_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_101, 48_001, 0, -8000})
    void refusesRatesItHasNoFilterFor(int outputHz) {
        assertThatThrownBy(() -> Resampler.between(8000, outputHz))
                .isInstanceOf(UnsupportedRatesException.class)
                .hasMessageContaining("8000 to " + outputHz);
    }

    @Test
    void theLargestRatioThatIsKeptStaysBelowTheLimitAndTheNextIsRefused() {
        int spacing = PolyphaseFilter.COEFFICIENTS_MAX / (2 * WindowedSinc.zerosAt(8000));
        assertThat(Resampler.between(1, spacing).outputCount(1)).isEqualTo(spacing);
        assertThatThrownBy(() -> Resampler.between(1, spacing + 1)).isInstanceOf(UnsupportedRatesException.class);
    }
}
