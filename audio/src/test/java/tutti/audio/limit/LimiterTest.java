package tutti.audio.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME = 160;

    @Test
    void copiesBitForBitWhatFits() {
        int[] sum = new int[FRAME];
        for (int i = 0; i < FRAME; i++) {
            sum[i] = -32768 + i * 65535 / (FRAME - 1);
        }
        assertThat(sum).contains(-32768, 32767);
        int[] samples = new int[FRAME];
        assertThat(Limiter.limit(sum, samples, FRAME, Limiter.UNITY)).isEqualTo(Limiter.UNITY);
        assertThat(samples).isEqualTo(sum);
    }

    @Test
    void limitsInPlace() {
        int[] sum = Signals.sine(2, RATE_HZ, 440, 50_000);
        int[] apart = Signals.limited(sum, FRAME);
        int[] inPlace = sum.clone();
        int[] frame = new int[FRAME];
        int state = Limiter.UNITY;
        for (int at = 0; at < sum.length; at += FRAME) {
            System.arraycopy(sum, at, frame, 0, FRAME);
            state = Limiter.limit(frame, frame, FRAME, state);
            System.arraycopy(frame, 0, inPlace, at, FRAME);
        }
        assertThat(inPlace).isEqualTo(apart);
    }

    @Test
    void keepsTheShapeOfTwoLoudTalkers() {
        int[] sum = Signals.plus(Signals.sine(1, RATE_HZ, 400, 30_000), Signals.sine(1, RATE_HZ, 1700, 20_000));
        int[] samples = Signals.limited(sum, FRAME);
        Signals.assertFitsAndKeepsSigns(sum, samples);
        assertThat(Limiter.peak(samples, samples.length)).isBetween(32_000, 32_767);
        assertThat(Signals.residueDb(sum, samples, RATE_HZ / 2, RATE_HZ)).isLessThan(-40);
    }

    @Test
    void takesFullScaleStepsWithoutWrapping() {
        int[] sum = new int[10 * FRAME];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = i / 37 % 3 == 0 ? 65_534 : i / 37 % 3 == 1 ? -65_536 : 0;
        }
        Signals.assertFitsAndKeepsSigns(sum, Signals.limited(sum, FRAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 160, 320, 480, 960})
    void takesSixtyFourFullScaleTalkers(int frameSamples) {
        int[] sum = new int[20 * frameSamples];
        Arrays.fill(sum, 64 * 32_767);
        Arrays.fill(sum, 9 * frameSamples + 3, 9 * frameSamples + 50, 64 * -32_768);
        int[] samples = Signals.limited(sum, frameSamples);
        Signals.assertFitsAndKeepsSigns(sum, samples);
        assertThat(samples[5 * frameSamples]).isBetween(32_700, 32_767);
    }

    @Test
    void takesTheLargestSumsThatAnIntHolds() {
        int[] sum = new int[FRAME];
        Arrays.fill(sum, 0, 80, Integer.MAX_VALUE);
        Arrays.fill(sum, 80, FRAME, Integer.MIN_VALUE);
        Signals.assertFitsAndKeepsSigns(sum, Signals.limited(sum, FRAME));
        assertThat(Limiter.peak(new int[] {0, Integer.MIN_VALUE, 5}, 3)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"1000, 160", "1000, 80", "997, 160", "300, 160", "61, 160", "3400, 160", "440, 80"})
    void addsLessThanOnePercentDistortionToASteadyToneAfterTheFirstFrame(double frequencyHz, int frameSamples) {
        int[] sum = Signals.sine(1, RATE_HZ, frequencyHz, 55_000);
        int[] samples = Signals.limited(sum, frameSamples);
        assertThat(Signals.residueDb(sum, samples, FRAME, RATE_HZ / 2)).isLessThan(-40);
    }

    @Test
    void comesDownBeforeThePeakAndInAStraightLine() {
        int[] sum = new int[FRAME];
        Arrays.fill(sum, 30_000);
        sum[130] = 60_000;
        int[] samples = new int[FRAME];
        Limiter.limit(sum, samples, FRAME, Limiter.UNITY);
        assertThat(samples[99]).isEqualTo(30_000);
        assertThat(samples[119]).isBetween(16_000, 16_400);
        for (int i = 101; i < 119; i++) {
            assertThat(2 * samples[i] - samples[i - 1] - samples[i + 1]).isBetween(-2, 2);
        }
        assertThat(samples[130]).isBetween(32_700, 32_767);
    }

    @Test
    void recoversToExactlyUnityAtTwentyDecibelsASecond() {
        int[] sum = new int[FRAME];
        Arrays.fill(sum, 2 * 32_767);
        int[] samples = new int[FRAME];
        int state = Limiter.limit(sum, samples, FRAME, Limiter.UNITY);
        assertThat(state).isLessThanOrEqualTo(Limiter.UNITY / 2);
        Arrays.fill(sum, 1000);
        int frames = 0;
        while (state != Limiter.UNITY && frames < 1000) {
            int before = state;
            state = Limiter.limit(sum, samples, FRAME, state);
            assertThat((double) state / before).isBetween(1.0, Math.pow(10, 0.41 / 20));
            frames++;
        }
        assertThat(frames).as("frames of 20 ms for 6 dB").isBetween(13, 17);
        Limiter.limit(sum, samples, FRAME, state);
        assertThat(samples).isEqualTo(sum);
    }

    @Test
    void recoversFromTheDeepestGainEvenBesideASignalOfFullScale() {
        int[] sum = new int[FRAME];
        int[] samples = new int[FRAME];
        Arrays.fill(sum, Integer.MIN_VALUE);
        int state = Limiter.limit(sum, samples, FRAME, Limiter.UNITY);
        Arrays.fill(sum, -32_768);
        int frames = 0;
        while (state != Limiter.UNITY && frames < 1000) {
            state = Limiter.limit(sum, samples, FRAME, state);
            frames++;
        }
        assertThat(frames).isLessThan(320);
        Limiter.limit(sum, samples, FRAME, state);
        assertThat(samples).isEqualTo(sum);
    }

    @Test
    void recoversInDigitalSilence() {
        int[] sum = new int[FRAME];
        int[] samples = new int[FRAME];
        int state = Limiter.UNITY / 2;
        for (int frame = 0; frame < 17; frame++) {
            state = Limiter.limit(sum, samples, FRAME, state);
            assertThat(samples).containsOnly(0);
        }
        assertThat(state).isEqualTo(Limiter.UNITY);
    }

    @Test
    void doesNotFollowTheWanderingPeaksOfASampledTone() {
        int[] sum = Signals.sine(2, RATE_HZ, 997, 34_000);
        assertThat(Signals.residueDb(sum, Signals.limited(sum, FRAME), FRAME, sum.length))
                .isLessThan(-55);
    }

    @Test
    void equalSumsAndStatesHaveEqualResults() {
        int[] sum = Signals.sine(1, RATE_HZ, 333, 70_000);
        assertThat(Signals.limited(sum, FRAME)).isEqualTo(Signals.limited(sum.clone(), FRAME));
    }

    @Test
    void refusesAFrameThatHasNoEighths() {
        int[] sum = new int[100];
        assertThatThrownBy(() -> Limiter.limit(sum, sum, 100, Limiter.UNITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 samples");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Limiter.UNITY + 1})
    void refusesAStateThatItNeverReturned(int state) {
        int[] sum = new int[FRAME];
        assertThatThrownBy(() -> Limiter.limit(sum, sum, FRAME, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNITY");
    }
}
