package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;

class ToneContinuityTest {
    private static final int TONE_HZ = 1021;
    private static final double SAMPLE_DEGREES = 360.0 * TONE_HZ / 8000;

    @Test
    void aToneThatRunsOnDoesNotStep() {
        ToneContinuity continuity = ToneContinuity.of(tones(), TONE_HZ, -20);
        assertThat(continuity.windows()).isEqualTo(99);
        assertThat(continuity.disturbedWindows()).isZero();
        assertThat(continuity.largestStepDegrees()).isLessThan(1);
        assertThat(continuity.softestDbov()).isCloseTo(-20, within(0.1));
        assertThat(continuity.loudestDbov()).isCloseTo(-20, within(0.1));
    }

    @Test
    void aMissingSampleTurnsThePhase() {
        int[] samples = tones();
        System.arraycopy(samples, 8001, samples, 8000, 7999);
        assertThat(ToneContinuity.of(samples, TONE_HZ, -20).largestStepDegrees())
                .isGreaterThan(SAMPLE_DEGREES / 2 - 1);
    }

    @Test
    void aRepeatedFrameIsSeen() {
        int[] samples = tones();
        System.arraycopy(samples, 8000, samples, 8160, 7840);
        assertThat(ToneContinuity.of(samples, TONE_HZ, -20).largestStepDegrees())
                .isGreaterThan(10);
    }

    @Test
    void aFrameOfSilenceIsSeen() {
        int[] samples = tones();
        Arrays.fill(samples, 8000, 8160, 0);
        ToneContinuity continuity = ToneContinuity.of(samples, TONE_HZ, -20);
        assertThat(continuity.softestDbov()).isLessThan(-22);
        assertThat(continuity.disturbedWindows()).isBetween(1, 3);
    }

    private static int[] tones() {
        int[] samples = new int[16000];
        new ToneGenerator(8000, Tone.ofDbov(TONE_HZ, -20), Tone.ofDbov(467, -20)).generate(samples, 0, 16000);
        return samples;
    }
}
