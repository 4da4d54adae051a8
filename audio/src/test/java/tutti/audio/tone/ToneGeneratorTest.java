package tutti.audio.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.level.LevelMeter;

class ToneGeneratorTest {
    @Test
    void isTheSineRoundedToTheNearestSample() {
        double frequencyHz = 1025 * 8000 / 8192.0;
        var generator = new ToneGenerator(8000, new Tone(frequencyHz, 20_000));
        int[] samples = new int[8000];
        generator.generate(samples, 0, samples.length);
        for (int i = 0; i < samples.length; i++) {
            double exact = 20_000 * StrictMath.sin(2 * Math.PI * frequencyHz * i / 8000);
            assertThat((double) samples[i]).as("sample %d", i).isCloseTo(exact, within(0.51));
        }
    }

    @Test
    void hasNoSeamBetweenFramesOfAnyLength() {
        Tone[] tones = {new Tone(697, 10_000), new Tone(1633, 8_000.5)};
        int[] whole = new int[4000];
        new ToneGenerator(16_000, tones).generate(whole, 0, whole.length);
        int[] parts = new int[4000];
        var generator = new ToneGenerator(16_000, tones);
        int at = 0;
        for (int length = 1; at < parts.length; length = length * 3 % 331) {
            int count = Math.min(length, parts.length - at);
            generator.generate(parts, at, count);
            at += count;
        }
        assertThat(parts).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"0, -6.15", "3.13, -3.02", "-20, -26.15", "-55, -61.15"})
    void hasTheLevelInDbm0(double levelDbm0, double levelDbov) {
        int[] samples = new int[8000];
        new ToneGenerator(8000, Tone.ofDbm0(1020, levelDbm0)).generate(samples, 0, samples.length);
        assertThat(LevelMeter.rmsDbov(samples, 0, samples.length)).isCloseTo(levelDbov, within(0.02));
    }

    @Test
    void sumsTonesEachAtItsOwnLevel() {
        int[] samples = new int[8000];
        new ToneGenerator(8000, Tone.ofDbm0(350, -13), Tone.ofDbm0(440, -19)).generate(samples, 0, samples.length);
        assertThat(ToneMeter.levelDbov(samples, 0, 8000, 8000, 350)).isCloseTo(-19.15, within(0.01));
        assertThat(ToneMeter.levelDbov(samples, 0, 8000, 8000, 440)).isCloseTo(-25.15, within(0.01));
    }

    @Test
    void isStillInPhaseAfterAHundredSeconds() {
        var generator = new ToneGenerator(48_000, new Tone(1000.75, 30_000));
        int[] first = new int[48_000];
        int[] later = new int[48_000];
        generator.generate(first, 0, first.length);
        for (int second = 1; second <= 100; second++) {
            generator.generate(later, 0, later.length);
        }
        double thousandthOfATurn = 30_000 * 2 * Math.PI / 1000;
        for (int i = 0; i < later.length; i++) {
            assertThat((double) later[i]).as("sample %d", i).isCloseTo(first[i], within(thousandthOfATurn));
        }
    }

    @Test
    void withoutTonesIsSilent() {
        int[] samples = {1, 2, 3};
        new ToneGenerator(8000).generate(samples, 1, 1);
        assertThat(samples).containsExactly(1, 0, 3);
    }

    @Test
    void reachesFullScaleAndNotBeyond() {
        int[] samples = new int[8000];
        new ToneGenerator(8000, new Tone(2000, 32_767)).generate(samples, 0, samples.length);
        assertThat(IntStream.of(samples).max()).hasValue(32_767);
        assertThat(IntStream.of(samples).min()).hasValue(-32_767);
    }

    @Test
    void refusesWhatCannotBeSampled() {
        assertThatThrownBy(() -> new ToneGenerator(8000, new Tone(4000, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4000.0 Hz");
        assertThatThrownBy(() -> new ToneGenerator(8000, new Tone(400, 20_000), new Tone(500, 20_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40000");
        assertThatThrownBy(() -> new ToneGenerator(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tone(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tone.ofDbm0(1000, 3.2)).isInstanceOf(IllegalArgumentException.class);
    }
}
