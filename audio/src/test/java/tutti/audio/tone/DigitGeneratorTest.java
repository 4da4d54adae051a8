package tutti.audio.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.LevelMeter;

class DigitGeneratorTest {
    /// ITU-T Q.23 §6: the keypad and its frequencies.
    @ParameterizedTest
    @CsvSource({
        "1, 697, 1209", "2, 697, 1336", "3, 697, 1477", "A, 697, 1633",
        "4, 770, 1209", "5, 770, 1336", "6, 770, 1477", "B, 770, 1633",
        "7, 852, 1209", "8, 852, 1336", "9, 852, 1477", "C, 852, 1633",
        "*, 941, 1209", "0, 941, 1336", "#, 941, 1477", "D, 941, 1633"
    })
    void sendsTheFrequenciesOfQ23AtTheDefaultLevels(String digit, double lowHz, double highHz) {
        for (int sampleRateHz : new int[] {8000, 16_000, 48_000}) {
            int on = sampleRateHz / 10;
            int edge = sampleRateHz / 1000;
            int[] samples = new int[2 * on];
            var generator = new DigitGenerator(new DigitString(digit), DigitTiming.DEFAULT, sampleRateHz);
            assertThat(generator.generate(samples, 0, samples.length)).isEqualTo(samples.length);
            assertThat(generator.isDone()).isTrue();
            assertThat(dbm0(samples, edge, on - 2 * edge, sampleRateHz, lowHz)).isCloseTo(-12, within(0.1));
            assertThat(dbm0(samples, edge, on - 2 * edge, sampleRateHz, highHz)).isCloseTo(-10, within(0.1));
            assertThat(Arrays.copyOfRange(samples, on, 2 * on)).containsOnly(0);
        }
    }

    /// ITU-T Q.23 §7.2: what is not a wanted frequency is 20 dB below them together.
    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "D"})
    void distortsNothing(String digit) {
        int[] samples = new int[8000];
        new DigitGenerator(new DigitString(digit), DigitTiming.DEFAULT.withMillis(1000, 1), 8000)
                .generate(samples, 0, 8000);
        for (double otherHz = 200; otherHz < 3900; otherHz += 50) {
            boolean wanted = false;
            for (double toneHz : new double[] {697, 770, 941, 1209, 1336, 1633}) {
                wanted |= Math.abs(otherHz - toneHz) < 20;
            }
            if (!wanted) {
                assertThat(dbm0(samples, 0, 8000, 8000, otherHz)).isLessThan(-60);
            }
        }
    }

    /// ITU-T Q.24 Table A-1: 40 ms of tone must be there for the receiver; the edges may not eat them.
    @Test
    void aDigitIsAtFullLevelForAllButTwoMilliseconds() {
        int[] samples = new int[640];
        new DigitGenerator(new DigitString("8"), DigitTiming.DEFAULT.withMillis(40, 40), 8000)
                .generate(samples, 0, 640);
        int[] steady = new int[320];
        new ToneGenerator(8000, Tone.ofDbm0(852, -12), Tone.ofDbm0(1336, -10)).generate(steady, 0, 320);
        assertThat(Arrays.copyOfRange(samples, 8, 312)).isEqualTo(Arrays.copyOfRange(steady, 8, 312));
        assertThat(Math.abs(samples[0])).isLessThan(100);
        assertThat(Arrays.copyOfRange(samples, 320, 640)).containsOnly(0);
    }

    @Test
    void sendsDigitsGapsAndPausesToTheSample() {
        var timing = new DigitTiming(50, 70, 300, -12, -10);
        var generator = new DigitGenerator(new DigitString("1,2"), timing, 8000);
        int[] samples = new int[5000];
        assertThat(generator.generate(samples, 0, 5000)).isEqualTo(8 * (50 + 70 + 300 + 50 + 70));
        assertThat(generator.positionSamples()).isEqualTo(4320);
        assertThat(LevelMeter.rmsDbov(samples, 0, 400)).isGreaterThan(-16);
        assertThat(Arrays.copyOfRange(samples, 400, 3360)).containsOnly(0);
        assertThat(LevelMeter.rmsDbov(samples, 3360, 400)).isGreaterThan(-16);
        assertThat(Arrays.copyOfRange(samples, 3760, 5000)).containsOnly(0);
        assertThat(generator.isDone()).isTrue();
    }

    @Test
    void noDigitsAreDoneAtOnce() {
        var generator = new DigitGenerator(new DigitString(""), DigitTiming.DEFAULT, 8000);
        assertThat(generator.isDone()).isTrue();
        assertThat(generator.generate(new int[160], 0, 160)).isZero();
    }

    @Test
    void takesThirtyTwoCharactersAndNoMore() {
        String longest = "0123456789*#ABCD,,,,abcd,9876543";
        assertThat(new DigitString(longest).text())
                .hasSize(DigitString.LENGTH_MAX)
                .isEqualTo("0123456789*#ABCD,,,,ABCD,9876543");
        assertThatThrownBy(() -> new DigitString(longest + "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33 digits");
    }

    @Test
    void refusesWhatIsNoDigitOrTooLoud() {
        assertThatThrownBy(() -> new DigitString("12E4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at 2: 'E'");
        assertThatThrownBy(() -> DigitTiming.DEFAULT.withMillis(0, 50)).isInstanceOf(IllegalArgumentException.class);
        var loud = new DigitTiming(100, 100, 1000, 0, 2);
        assertThatThrownBy(() -> new DigitGenerator(new DigitString("1"), loud, 8000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double dbm0(int[] samples, int offset, int count, int sampleRateHz, double frequencyHz) {
        return ToneMeter.levelDbov(samples, offset, count, sampleRateHz, frequencyHz) - LevelMeter.ZERO_DBM0_DBOV;
    }
}
