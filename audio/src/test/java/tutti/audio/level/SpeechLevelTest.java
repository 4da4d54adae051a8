package tutti.audio.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tutti.audio.voice.Signal;

/// ITU-T P.56 §6, method B.
class SpeechLevelTest {
    private static final int RATE_HZ = 8000;

    @Test
    void aSteadyToneIsActiveAllTheTimeAtItsOwnLevel() {
        int[] tone = Signal.tone(10 * RATE_HZ, RATE_HZ, 1000, -20);
        SpeechLevel level = new SpeechLevel(RATE_HZ);
        level.add(tone, 0, tone.length);
        assertThat(level.activeLevelDbm0()).isCloseTo(-20, within(0.1));
        assertThat(level.activityFactor()).isCloseTo(1, within(0.02));
    }

    @Test
    void longPausesDoNotLowerTheLevel() {
        int[] tone = Signal.tone(20 * RATE_HZ, RATE_HZ, 1000, -20);
        for (int i = 0; i < tone.length; i++) {
            tone[i] = i / (2 * RATE_HZ) % 2 == 0 ? tone[i] : 0;
        }
        SpeechLevel level = new SpeechLevel(RATE_HZ);
        level.add(tone, 0, tone.length);
        assertThat(level.activeLevelDbm0()).isCloseTo(-20.5, within(0.5));
        assertThat(level.activityFactor()).as("2 s of 4, and the hangover").isCloseTo(0.57, within(0.05));
    }

    @Test
    void followsTheGainOfTheSignal() {
        int[] speech = tutti.audio.voice.SyntheticSpeech.samples(RATE_HZ, 10, -20, 11);
        int[] softer = Signal.amplified(speech, -15);
        assertThat(Signal.activeLevelDbm0(speech, 0, speech.length, RATE_HZ)).isCloseTo(-20, within(0.2));
        assertThat(Signal.activeLevelDbm0(softer, 0, softer.length, RATE_HZ)).isCloseTo(-35, within(0.3));
    }

    @Test
    void silenceHasTheLowestLevelAndNoActivity() {
        SpeechLevel level = new SpeechLevel(RATE_HZ);
        level.add(new int[RATE_HZ], 0, RATE_HZ);
        assertThat(level.activeLevelDbm0()).isEqualTo(Dbm0.FLOOR_DBM0);
        assertThat(level.activityFactor()).isZero();
    }

    @Test
    void levelAndMeanSquareAreInverse() {
        assertThat(Dbm0.level(Dbm0.meanSquare(-23.5))).isCloseTo(-23.5, within(1e-9));
        assertThat(Dbm0.level(32768.0 * 32768 / 2)).isCloseTo(3.14, within(0.01));
    }
}
