package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {
    private static int[] tone(int rateHz, double frequencyHz, double peak) {
        int[] samples = new int[rateHz / 10];
        Arrays.setAll(samples, i -> (int) Math.rint(peak * Math.sin(2 * Math.PI * frequencyHz * i / rateHz)));
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 48_000})
    void distanceGrowsWithTheDifference(int rateHz) {
        Spectrum spectrum = new Spectrum(rateHz);
        int[] tone = tone(rateHz, 1000, 8000);
        assertThat(spectrum.distanceDb(tone, 0, tone, 0)).isZero();
        double softer = spectrum.distanceDb(tone, 0, tone(rateHz, 1000, 4000), 0);
        double other = spectrum.distanceDb(tone, 0, tone(rateHz, 2100, 8000), 0);
        assertThat(softer).isBetween(0.5, 6.1);
        assertThat(other).isGreaterThan(2 * softer);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 48_000})
    void noiseIsFlatAndAToneIsNot(int rateHz) {
        Spectrum spectrum = new Spectrum(rateHz);
        int[] noise = new Random(1).ints(rateHz / 10, -8000, 8000).toArray();
        assertThat(spectrum.flatnessDb(noise, 0)).isBetween(-4.0, 0.0);
        assertThat(spectrum.flatnessDb(tone(rateHz, 1000, 8000), 0)).isLessThan(-20);
    }
}
