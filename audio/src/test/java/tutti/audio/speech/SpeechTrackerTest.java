package tutti.audio.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.Dbm0;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SpokenText;
import tutti.audio.voice.SyntheticSpeech;

class SpeechTrackerTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME = 160;
    private static final int FRAMES_PER_SECOND = 50;

    private static SpeechTracker tracker() {
        return new SpeechTracker(RATE_HZ, SpeechSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"8000, 20, -20", "8000, 10, -20", "8000, 20, -35", "16000, 20, -20", "48000, 10, -30"})
    void losesNoFrameThatIsSixDecibelsAboveTheNoise(int rateHz, int frameMillis, double levelDbm0) {
        int frameSamples = rateHz / 1000 * frameMillis;
        for (long seed = 1; seed <= 4; seed++) {
            int[] pause = new int[3 * rateHz];
            int[] speech = Signal.concatenated(pause, SyntheticSpeech.samples(rateHz, 8, levelDbm0, seed));
            assertNothingLost(speech, rateHz, frameSamples, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en+f3", "de", "fr"})
    void losesNoFrameOfSpokenText(String voice) {
        int[] spoken = SpokenText.samples(
                        "Six fat thieves fished for half a shilling. Please hold the line, thank you.",
                        voice,
                        RATE_HZ,
                        -25)
                .orElse(new int[0]);
        Assumptions.assumeTrue(spoken.length > 0, SpokenText.ABSENT);
        assertNothingLost(Signal.concatenated(new int[3 * RATE_HZ], spoken), RATE_HZ, FRAME, voice);
    }

    private static void assertNothingLost(int[] speech, int rateHz, int frameSamples, String what) {
        double noiseDbm0 = -50;
        int[] line = Signal.plus(speech, Signal.roomNoise(speech.length, noiseDbm0, 77));
        Tracked tracked = Tracked.by(new SpeechTracker(rateHz, SpeechSettings.DEFAULT), line, frameSamples);
        int loud = 0;
        for (int i = 0; i < tracked.frames().size(); i++) {
            int from = i * frameSamples;
            double levelDbm0 = Signal.levelDbm0(line, from, from + frameSamples);
            if (levelDbm0 > noiseDbm0 + 6) {
                loud++;
                assertThat(tracked.frames().get(i))
                        .as("%s: frame %d of %.1f dBm0", what, i, levelDbm0)
                        .isIn(Activity.STARTS, Activity.ACTIVE);
            }
        }
        assertThat(loud).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"20, 0.1", "10, 0.25"})
    void fiftyLinesInPausesAreHardlyHeard(int frameMillis, double most) {
        int frameSamples = RATE_HZ / 1000 * frameMillis;
        int frames = 30_000 / frameMillis;
        int[] heardTogether = new int[frames];
        for (int line = 0; line < 50; line++) {
            int[] noise = Signal.roomNoise(frames * frameSamples, -50, 1000 + line);
            Tracked tracked = Tracked.by(tracker(), noise, frameSamples);
            for (int i = 0; i < frames; i++) {
                heardTogether[i] += tracked.frames().get(i).isHeard() ? 1 : 0;
            }
        }
        int[] learnt = Arrays.copyOfRange(heardTogether, frames / 10, frames);
        double mean = Arrays.stream(learnt).average().orElseThrow();
        System.out.printf("50 lines of noise, frames of %d ms: %.3f heard on average%n", frameMillis, mean);
        assertThat(mean).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-25, -35, -40})
    void hearsAsMuchOfSpeechInTenMillisecondsAsInTwenty(double levelDbm0) {
        for (long seed = 1; seed <= 2; seed++) {
            int[] speech =
                    Signal.concatenated(new int[3 * RATE_HZ], SyntheticSpeech.samples(RATE_HZ, 10, levelDbm0, seed));
            int[] line = Signal.plus(speech, Signal.roomNoise(speech.length, -50, seed));
            Tracked ten = Tracked.by(tracker(), line, FRAME / 2);
            Tracked twenty = Tracked.by(tracker(), line, FRAME);
            int learnt = 2 * FRAMES_PER_SECOND;
            int frames = twenty.frames().size();
            double ratio = ten.heard(2 * learnt, 2 * frames) / 2.0 / twenty.heard(learnt, frames);
            System.out.printf("speech of %.0f dBm0, seed %d: 10 ms hear %.3f of 20 ms%n", levelDbm0, seed, ratio);
            assertThat(ratio).as("seed %d", seed).isBetween(0.97, 1.1);
        }
    }

    @Test
    void aSingleTenMillisecondsOfNoiseAreHeardWithoutHangover() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.whiteNoise(6 * RATE_HZ, -50, 1), FRAME / 2);
        int[] blip = Signal.tone(FRAME / 2, RATE_HZ, 500, -43);
        int[] line = Signal.concatenated(blip, Signal.whiteNoise(RATE_HZ / 10, -51, 3));
        assertThat(Tracked.by(tracker, line, FRAME / 2).frames())
                .startsWith(Activity.STARTS, Activity.ENDS, Activity.INACTIVE);
    }

    @Test
    void twentyMillisecondsInFramesOfTenAreHeardWithHangover() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.whiteNoise(6 * RATE_HZ, -50, 1), FRAME / 2);
        int[] onset = Signal.tone(FRAME, RATE_HZ, 500, -43);
        int[] line = Signal.concatenated(onset, Signal.whiteNoise(RATE_HZ / 2, -51, 3));
        Tracked tracked = Tracked.by(tracker, line, FRAME / 2);
        assertThat(tracked.frames().indexOf(Activity.ENDS)).isBetween(26, 28);
    }

    @Test
    void digitalSilenceIsInactiveAtOnce() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.tone(RATE_HZ, RATE_HZ, 500, -20), FRAME);
        assertThat(tracker.track(new int[FRAME], FRAME)).isEqualTo(Activity.INACTIVE);
        assertThat(tracker.track(Signal.tone(FRAME, RATE_HZ, 500, -20), FRAME)).isEqualTo(Activity.STARTS);
    }

    @Test
    void digitalSilenceSaysNothingAboutTheNoise() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.whiteNoise(10 * RATE_HZ, -45, 5), FRAME);
        Tracked.by(tracker, new int[2 * RATE_HZ], FRAME);
        Tracked after = Tracked.by(tracker, Signal.whiteNoise(RATE_HZ, -45, 6), FRAME);
        assertThat(after.heard(0, FRAMES_PER_SECOND)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, -28, -3})
    void aSteadyToneStaysActiveForEver(double levelDbm0) {
        Tracked tracked = Tracked.by(tracker(), Signal.tone(120 * RATE_HZ, RATE_HZ, 440, levelDbm0), FRAME);
        assertThat(tracked.heard(0, tracked.frames().size()))
                .isEqualTo(tracked.frames().size());
    }

    @Test
    void learnsNoiseThatRisesInStepsWithinFiveAndAHalfSeconds() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.whiteNoise(10 * RATE_HZ, -60, 1), FRAME);
        for (double levelDbm0 = -55; levelDbm0 <= -40; levelDbm0 += 5) {
            int[] noise = Signal.whiteNoise(10 * RATE_HZ, levelDbm0, (long) -levelDbm0);
            Tracked tracked = Tracked.by(tracker, noise, FRAME);
            int last = 0;
            for (int i = 0; i < tracked.frames().size(); i++) {
                last = tracked.frames().get(i).isHeard() ? i + 1 : last;
            }
            double seconds = (double) last / FRAMES_PER_SECOND;
            System.out.printf("noise rises to %.0f dBm0: heard for %.2f s%n", levelDbm0, seconds);
            assertThat(seconds).isLessThanOrEqualTo(5.5);
            assertThat(tracker.noiseLevelDbm0()).isCloseTo(levelDbm0, within(1.0));
        }
    }

    @Test
    void neverTakesForNoiseWhatIsLouderThanItsHighestNoise() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.whiteNoise(20 * RATE_HZ, -25, 2), FRAME);
        assertThat(tracker.noiseLevelDbm0()).isCloseTo(-35, within(1e-9));
        assertThat(tracker.activity()).isEqualTo(Activity.ACTIVE);
    }

    @Test
    void staysActiveForTheHangoverAndThenFadesOut() {
        SpeechTracker tracker = tracker();
        Tracked.by(tracker, Signal.whiteNoise(6 * RATE_HZ, -60, 1), FRAME);
        int[] burst = Signal.tone(RATE_HZ / 5, RATE_HZ, 500, -20);
        int[] line = Signal.concatenated(burst, Signal.whiteNoise(RATE_HZ, -60, 3));
        Tracked tracked = Tracked.by(tracker, line, FRAME);
        assertThat(tracked.frames().get(0)).isEqualTo(Activity.STARTS);
        assertThat(tracked.frames().subList(1, 10)).containsOnly(Activity.ACTIVE);
        int ends = tracked.frames().indexOf(Activity.ENDS);
        assertThat(ends - 10).as("frames of 20 ms").isBetween(12, 13);
        assertThat(tracked.frames().subList(ends + 1, 60)).containsOnly(Activity.INACTIVE);
    }

    @Test
    void measuresTheSameInFramesOfTenAndTwentyMilliseconds() {
        int[] line = Signal.plus(SyntheticSpeech.samples(RATE_HZ, 10, -25, 9), Signal.roomNoise(10 * RATE_HZ, -55, 4));
        SpeechTracker ten = tracker();
        SpeechTracker twenty = tracker();
        Tracked.by(ten, line, FRAME / 2);
        Tracked.by(twenty, line, FRAME);
        assertThat(ten.noiseLevelDbm0()).isEqualTo(twenty.noiseLevelDbm0());
        assertThat(ten.speechLevelDbm0())
                .isCloseTo(twenty.speechLevelDbm0(), within(1.0))
                .isCloseTo(-25, within(4.0));
    }

    @Test
    void anUntrackedInputIsAlwaysActiveButStillMeasured() {
        SpeechTracker tracker = new SpeechTracker(RATE_HZ, SpeechSettings.ALWAYS_ACTIVE);
        assertThat(tracker.track(new int[FRAME], FRAME)).isEqualTo(Activity.ACTIVE);
        assertThat(tracker.isSpeech()).isFalse();
        assertThat(tracker.track(Signal.tone(FRAME, RATE_HZ, 500, -20), FRAME)).isEqualTo(Activity.ACTIVE);
        assertThat(tracker.isSpeech()).isTrue();
        assertThat(tracker.speechLevelDbm0()).isCloseTo(-20, within(0.2));
    }

    @Test
    void aLargerThresholdIsLessSensitive() {
        SpeechTracker tracker = new SpeechTracker(RATE_HZ, SpeechSettings.DEFAULT.withThreshold(0.03));
        assertThat(tracker.thresholdDbm0() - tracker().thresholdDbm0()).isCloseTo(3.9, within(0.1));
    }

    @Test
    void whatIsNotLouderThanTheEchoIsNotSpeech() {
        int[] frame = Signal.tone(FRAME, RATE_HZ, 500, -30);
        assertThat(tracker().track(frame, FRAME, Dbm0.meanSquare(-29))).isEqualTo(Activity.INACTIVE);
        assertThat(tracker().track(frame, FRAME, Dbm0.meanSquare(-31))).isEqualTo(Activity.STARTS);
    }

    @Test
    void gatesWithoutAStep() {
        SpeechTracker tracker = tracker();
        int[] frame = new int[FRAME];
        Arrays.fill(frame, 1000);
        tracker.track(frame, FRAME);
        tracker.gate(frame, FRAME);
        assertThat(frame[0]).isLessThan(100);
        assertNoStepAbove(frame, 80);
        assertThat(frame[16]).isEqualTo(1000);
        Activity activity = Activity.ACTIVE;
        for (int i = 0; i < 50 && activity != Activity.ENDS; i++) {
            Arrays.fill(frame, 2);
            activity = tracker.track(frame, FRAME);
        }
        assertThat(activity).isEqualTo(Activity.ENDS);
        Arrays.fill(frame, 1000);
        tracker.gate(frame, FRAME);
        assertThat(frame[0]).isGreaterThan(950);
        assertNoStepAbove(frame, 80);
        assertThat(Arrays.copyOfRange(frame, 40, FRAME)).containsOnly(0);
        Arrays.fill(frame, 2);
        assertThat(tracker.track(frame, FRAME)).isEqualTo(Activity.INACTIVE);
        tracker.gate(frame, FRAME);
        assertThat(frame).containsOnly(0);
    }

    private static void assertNoStepAbove(int[] frame, int most) {
        for (int i = 1; i < frame.length; i++) {
            assertThat(Math.abs(frame[i] - frame[i - 1])).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> SpeechSettings.DEFAULT.withThreshold(0)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> new SpeechSettings(true, 0.01, -30, -35, 250)).hasMessageContaining("lowest noise");
        assertThatThrownBy(() -> new SpeechSettings(true, 0.01, -55, 1, 250)).hasMessageContaining("highest noise");
        assertThatThrownBy(() -> new SpeechSettings(true, 0.01, -55, -35, 2001)).hasMessageContaining("hangover");
        assertThatThrownBy(() -> new SpeechTracker(11_025, SpeechSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11025 Hz");
        assertThatThrownBy(() -> tracker().track(new int[100], 100)).hasMessageContaining("multiple of 80");
    }
}
