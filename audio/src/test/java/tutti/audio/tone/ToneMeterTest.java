package tutti.audio.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneMeterTest {
    private static final int RATE_HZ = 8000;

    @ParameterizedTest
    @CsvSource({"100, -10", "440.3, -3.02", "1000, -50", "3899, -20", "2733, -70"})
    void readsTheLevelOfATone(double frequencyHz, double levelDbov) {
        int[] samples = sounding(Tone.ofDbov(frequencyHz, levelDbov));
        assertThat(ToneMeter.levelDbov(samples, 0, RATE_HZ, RATE_HZ, frequencyHz))
                .isCloseTo(levelDbov, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"500, 400", "500, 600", "1000.5, 1100.2", "3400, 3300", "200, 100", "3000, 1000"})
    void readsMinusSeventyBesideALoudToneAHundredHertzAway(double quietHz, double loudHz) {
        int[] samples = sounding(Tone.ofDbov(quietHz, -70), Tone.ofDbov(loudHz, -3.1));
        assertThat(ToneMeter.levelDbov(samples, 0, RATE_HZ, RATE_HZ, quietHz)).isCloseTo(-70, within(1.0));
    }

    @Test
    void doesNotHearALoudToneAHundredHertzAway() {
        int[] samples = sounding(Tone.ofDbov(700, -3.1));
        assertThat(ToneMeter.levelDbov(samples, 0, RATE_HZ, RATE_HZ, 800)).isLessThan(-90);
        assertThat(ToneMeter.levelDbov(samples, 0, RATE_HZ, RATE_HZ, 705)).isLessThan(-90);
    }

    @Test
    void readsOnlyTheNamedPart() {
        int[] samples = new int[3 * RATE_HZ];
        new ToneGenerator(RATE_HZ, Tone.ofDbov(900, -10)).generate(samples, RATE_HZ, RATE_HZ);
        assertThat(ToneMeter.levelDbov(samples, RATE_HZ, RATE_HZ, RATE_HZ, 900)).isCloseTo(-10, within(0.01));
        assertThat(ToneMeter.levelDbov(samples, 0, RATE_HZ, RATE_HZ, 900)).isEqualTo(-127);
        assertThat(ToneMeter.levelDbov(samples, RATE_HZ, 0, RATE_HZ, 900)).isEqualTo(-127);
    }

    @Test
    void worksAtWidebandRates() {
        int[] samples = new int[48_000];
        new ToneGenerator(48_000, Tone.ofDbov(12_345, -33)).generate(samples, 0, samples.length);
        assertThat(ToneMeter.levelDbov(samples, 0, 48_000, 48_000, 12_345)).isCloseTo(-33, within(0.01));
    }

    private static int[] sounding(Tone... tones) {
        int[] samples = new int[RATE_HZ];
        new ToneGenerator(RATE_HZ, tones).generate(samples, 0, RATE_HZ);
        return samples;
    }
}
