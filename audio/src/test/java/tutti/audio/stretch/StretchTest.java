package tutti.audio.stretch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchTest {
    private static final int RATE_HZ = 8000;
    private final Stretch stretch = new Stretch(RATE_HZ);

    private static int[] tone(int sampleRateHz, double frequencyHz, int count) {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (int) Math.round(8000 * Math.sin(2 * Math.PI * frequencyHz * i / sampleRateHz));
        }
        return samples;
    }

    private static int[] noise(int count, int peak) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        return random.ints(count, -peak, peak + 1).toArray();
    }

    /// How far a tone is from being one tone: what is left after the best sine of that frequency is taken out.
    private static double residueDb(int[] samples, int offset, int count, double radiansPerSample) {
        double sine = 0;
        double cosine = 0;
        double energy = 0;
        for (int i = 0; i < count; i++) {
            sine += samples[offset + i] * Math.sin(radiansPerSample * i);
            cosine += samples[offset + i] * Math.cos(radiansPerSample * i);
            energy += (double) samples[offset + i] * samples[offset + i];
        }
        double tone = (sine * sine + cosine * cosine) * 2 / count;
        return 10 * Math.log10(Math.max(energy - tone, 1) / energy);
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 425, 1000})
    void takesWholePeriodsOutOfATone(double frequencyHz) {
        int[] samples = tone(RATE_HZ, frequencyHz, 800);
        int removed = stretch.accelerate(samples, 0, 800, 120, 0.9);

        assertThat(removed).isBetween(20, 120);
        assertThat(residueDb(samples, 0, 640, 2 * Math.PI * frequencyHz / RATE_HZ))
                .isLessThan(-25);
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 425, 1000})
    void putsWholePeriodsIntoATone(double frequencyHz) {
        int[] samples = Arrays.copyOf(tone(RATE_HZ, frequencyHz, 800), 1000);
        int inserted = stretch.expand(samples, 200, 600, 120, 0.9);

        assertThat(inserted).isBetween(20, 120);
        assertThat(residueDb(samples, 0, 800, 2 * Math.PI * frequencyHz / RATE_HZ))
                .isLessThan(-25);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 48000})
    void worksAtEveryRate(int sampleRateHz) {
        int[] samples = tone(sampleRateHz, 150, sampleRateHz / 10);
        int removed = new Stretch(sampleRateHz).accelerate(samples, 0, samples.length, samples.length, 0.9);

        assertThat((double) removed / sampleRateHz).isBetween(0.006, 0.0144);
    }

    /// G.722 codes pairs: the next encoder shall find those of the last.
    @ParameterizedTest
    @ValueSource(doubles = {0, 16_000 / 93.0, 16_000 / 133.0, 16_000 / 201.0})
    void keepsPairsTogetherAtWidebandsRate(double frequencyHz) {
        Stretch wideband = new Stretch(16_000);
        int[] samples = Arrays.copyOf(tone(16_000, frequencyHz, 1_600), 2_000);
        assertThat(wideband.accelerate(samples, 0, 1_600, 237, 0.9))
                .isPositive()
                .isEven();
        samples = Arrays.copyOf(tone(16_000, frequencyHz, 1_600), 2_000);
        assertThat(wideband.expand(samples, 400, 1_200, 237, 0.9)).isPositive().isEven();
    }

    /// One sample too many is put in, so that whoever asks gets done.
    @Test
    void silenceGrowsByAPairWhereOneSampleIsMissing() {
        assertThat(new Stretch(16_000).expand(new int[2_000], 400, 1_200, 1, 0.9))
                .isEqualTo(2);
        assertThat(stretch.expand(new int[2_000], 400, 1_200, 1, 0.9)).isEqualTo(1);
    }

    @Test
    void movesTheRestDownUnchanged() {
        int[] samples = tone(RATE_HZ, 200, 800);
        int[] before = samples.clone();
        int removed = stretch.accelerate(samples, 100, 500, 120, 0.9);

        assertThat(Arrays.copyOf(samples, 100)).isEqualTo(Arrays.copyOf(before, 100));
        assertThat(Arrays.copyOfRange(samples, 100 + removed, 600 - removed))
                .isEqualTo(Arrays.copyOfRange(before, 100 + 2 * removed, 600));
        assertThat(Arrays.copyOfRange(samples, 600, 800)).isEqualTo(Arrays.copyOfRange(before, 600, 800));
    }

    @Test
    void leavesAloneWhatDoesNotRepeat() {
        int[] samples = noise(800, 8000);
        int[] before = samples.clone();

        assertThat(stretch.accelerate(samples, 0, 800, 120, 0.9)).isZero();
        assertThat(stretch.expand(samples, 400, 200, 120, 0.9)).isZero();
        assertThat(samples).isEqualTo(before);
    }

    @Test
    void cutsSilenceByAllThatIsAskedFor() {
        int[] samples = noise(1600, 60);

        assertThat(stretch.accelerate(samples, 0, 1600, 1234, 0.9)).isEqualTo(1234);
        assertThat(stretch.expand(samples, 400, 160, 100, 0.9)).isEqualTo(100);
    }

    @Test
    void neverTakesMoreThanAskedNorThanThereIs() {
        for (int count = 0; count < 400; count++) {
            for (int removeMax : new int[] {0, 10, 25, 160}) {
                int[] samples = tone(RATE_HZ, 200, 400);
                int removed = stretch.accelerate(samples, 0, count, removeMax, 0.5);
                assertThat(removed).isBetween(0, Math.min(count, removeMax));
            }
        }
    }
}
