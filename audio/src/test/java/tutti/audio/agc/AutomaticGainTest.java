package tutti.audio.agc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.LevelMeter;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SpokenText;
import tutti.audio.voice.SyntheticSpeech;

class AutomaticGainTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME = 160;

    private final SpeechTracker tracker = new SpeechTracker(RATE_HZ, SpeechSettings.DEFAULT);

    private static AutomaticGain gain(double targetLevelDbm0) {
        return new AutomaticGain(RATE_HZ, AgcSettings.DEFAULT.withTarget(targetLevelDbm0));
    }

    private int[] controlled(AutomaticGain gain, int[] line) {
        int[] result = new int[line.length / FRAME * FRAME];
        int[] frame = new int[FRAME];
        for (int at = 0; at < result.length; at += FRAME) {
            System.arraycopy(line, at, frame, 0, FRAME);
            tracker.track(frame, FRAME);
            gain.apply(frame, FRAME, tracker.isSpeech());
            System.arraycopy(frame, 0, result, at, FRAME);
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({"-30, -12", "-6, -12", "-30, -18", "-6, -18", "-30, -26", "-6, -26", "-20, -35"})
    void bringsSpeechToWithinTwoDecibelsOfTheTargetAfterASecond(double levelDbm0, double targetDbm0) {
        for (long seed = 1; seed <= 5; seed++) {
            int[] speech = SyntheticSpeech.samples(RATE_HZ, 6, levelDbm0, seed);
            assertReaches(speech, targetDbm0, "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, -30", "en, -6", "en+f3, -30", "en+f3, -6", "de, -30", "fr, -6"})
    void bringsSpokenTextToWithinTwoDecibelsOfTheTargetAfterASecond(String voice, double levelDbm0) {
        int[] speech = SpokenText.samples(
                        "The engine tells you exactly what everybody hears. Please hold the line, thank you.",
                        voice,
                        RATE_HZ,
                        levelDbm0)
                .orElse(new int[0]);
        Assumptions.assumeTrue(speech.length > 0, SpokenText.ABSENT);
        assertReaches(speech, -12, voice);
    }

    private void assertReaches(int[] speech, double targetDbm0, String what) {
        int[] line = Signal.plus(speech, Signal.roomNoise(speech.length, -62, 3));
        int[] result = controlled(gain(targetDbm0), line);
        double reachedDbm0 = Signal.activeLevelDbm0(result, RATE_HZ, result.length, RATE_HZ);
        System.out.printf("%s: target %.0f dBm0, reached %.1f%n", what, targetDbm0, reachedDbm0);
        assertThat(reachedDbm0).as(what).isCloseTo(targetDbm0, within(2.0));
    }

    @Test
    void doesNotMoveInPausesAndDoesNotPumpUpTheNoise() {
        AutomaticGain gain = gain(-18);
        int[] speech = SyntheticSpeech.samples(RATE_HZ, 6, -28, 3);
        controlled(gain, Signal.plus(speech, Signal.roomNoise(speech.length, -58, 3)));
        double beforeDb = gain.gainDb();
        int[] pause = Signal.roomNoise(30 * RATE_HZ, -58, 4);
        int[] result = controlled(gain, pause);
        assertThat(gain.gainDb()).isCloseTo(beforeDb, within(0.5));
        assertThat(Signal.levelDbm0(result, 0, result.length)).isCloseTo(-58 + beforeDb, within(0.5));
    }

    @Test
    void neverPumpsUpALineOnWhichNobodySpeaks() {
        AutomaticGain gain = gain(-12);
        controlled(gain, Signal.roomNoise(10 * RATE_HZ, -50, 4));
        assertThat(gain.gainDb()).isZero();
    }

    @Test
    void fallsInsideTheFrameOfASuddenLoudOnsetAndOverloadsNothing() {
        AutomaticGain gain = gain(-12);
        controlled(gain, SyntheticSpeech.samples(RATE_HZ, 5, -30, 3));
        assertThat(gain.gainDb()).isGreaterThan(15);
        int[] loud = Signal.tone(FRAME, RATE_HZ, 200, 0);
        double beforeDb = gain.gainDb();
        gain.apply(loud, FRAME, true);
        assertThat(gain.gainDb()).isLessThan(beforeDb - 12);
        assertThat(LevelMeter.peak(loud, 0, FRAME)).isBetween(16_000, 32_767);
        int[] sine = Signal.amplified(Signal.tone(FRAME, RATE_HZ, 200, 0), gain.gainDb());
        for (int i = FRAME / 8; i < FRAME; i++) {
            assertThat(loud[i]).as("sample %d, 2.5 ms later", i).isCloseTo(sine[i], within(20));
        }
    }

    @Test
    void neverOverloadsWhateverComes() {
        long seed = 20_261_101;
        RandomGenerator random = Signal.random(seed);
        AutomaticGain gain = new AutomaticGain(RATE_HZ, new AgcSettings(3, 1, -40, 24));
        int[] frame = new int[FRAME];
        for (int i = 0; i < 20_000; i++) {
            int most = 1 << random.nextInt(1, 16);
            for (int k = 0; k < FRAME; k++) {
                frame[k] = random.nextInt(-most, most);
            }
            int[] before = frame.clone();
            gain.apply(frame, FRAME, random.nextInt(4) != 0);
            for (int k = 0; k < FRAME; k++) {
                boolean wrapped = (long) frame[k] * before[k] < 0;
                if (wrapped || frame[k] > 32_767 || frame[k] < -32_768) {
                    assertThat(frame[k])
                            .as("seed %d frame %d sample %d, was %d", seed, i, k, before[k])
                            .isBetween(-32_768, 32_767)
                            .isZero();
                }
            }
        }
    }

    @Test
    void risesSlowlyWhenSomebodySoftTakesTheLine() {
        AutomaticGain gain = gain(-18);
        controlled(gain, SyntheticSpeech.samples(RATE_HZ, 6, -10, 3));
        double loudDb = gain.gainDb();
        controlled(gain, SyntheticSpeech.samples(RATE_HZ, 3, -30, 4));
        assertThat(gain.gainDb() - loudDb)
                .as("rise in 3 s with pauses, at 4 dB a second")
                .isBetween(1.0, 12.0);
        controlled(gain, SyntheticSpeech.samples(RATE_HZ, 15, -30, 4));
        assertThat(gain.gainDb() - loudDb).isCloseTo(20, within(2.5));
    }

    @Test
    void neverRisesWithALevelDecayOfZero() {
        AutomaticGain gain = new AutomaticGain(RATE_HZ, new AgcSettings(-12, 0, -40, 20));
        controlled(gain, SyntheticSpeech.samples(RATE_HZ, 4, -35, 4));
        assertThat(gain.gainDb()).isZero();
    }

    @Test
    void aHighTargetGivesTheLoudestSpeechThatIsNotDistorted() {
        int[] speech = SyntheticSpeech.samples(RATE_HZ, 8, -20, 5);
        int[] result = controlled(gain(0), speech);
        assertThat(LevelMeter.peak(result, 0, result.length)).isBetween(30_000, 32_767);
        assertThat(Signal.activeLevelDbm0(result, RATE_HZ, result.length, RATE_HZ))
                .isBetween(-14.0, -5.0);
    }

    @Test
    void copiesBitForBitAtZeroDecibels() {
        int[] frame = Signal.whiteNoise(FRAME, 0, 8);
        frame[3] = -32_768;
        int[] before = frame.clone();
        gain(-12).apply(frame, FRAME, false);
        assertThat(frame).isEqualTo(before);
    }

    @Test
    void givesTheSameBitsForFramesOfTenAndTwentyMilliseconds() {
        int[] speech = SyntheticSpeech.samples(RATE_HZ, 3, -25, 6);
        int[] ten = speech.clone();
        int[] twenty = speech.clone();
        run(gain(-12), ten, FRAME / 2);
        run(gain(-12), twenty, FRAME);
        assertThat(ten).isEqualTo(twenty).isNotEqualTo(speech);
    }

    private static void run(AutomaticGain gain, int[] line, int frameSamples) {
        for (int at = 0; at + frameSamples <= line.length; at += frameSamples) {
            int[] frame = Arrays.copyOfRange(line, at, at + frameSamples);
            gain.apply(frame, frameSamples, true);
            System.arraycopy(frame, 0, line, at, frameSamples);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void worksAtEveryRate(int rateHz) {
        AutomaticGain gain = new AutomaticGain(rateHz, AgcSettings.DEFAULT);
        int[] speech = SyntheticSpeech.samples(rateHz, 4, -28, 2);
        run(gain, speech, rateHz / 50);
        assertThat(gain.gainDb()).isBetween(10.0, 20.0);
    }

    @ParameterizedTest
    @CsvSource({"3.1, 0.1, -40, 20", "-91, 0.1, -40, 20", "-12, 1.1, -40, 20", "-12, 0.1, 1, 20", "-12, 0.1, 0, 25"})
    void refusesSettingsOutOfRange(double target, double decay, double gainMin, double gainMax) {
        assertThatThrownBy(() -> new AgcSettings(target, decay, gainMin, gainMax))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be");
    }

    @Test
    void refusesRatesAndFramesThatAreNotWholeBlocksOfTenMilliseconds() {
        assertThatThrownBy(() -> new AutomaticGain(11_025, AgcSettings.DEFAULT)).hasMessageContaining("11025 Hz");
        assertThatThrownBy(() -> gain(-12).apply(new int[90], 90, true)).hasMessageContaining("multiple of 80");
    }
}
