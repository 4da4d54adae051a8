package tutti.audio.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelMeterTest {
    private static final int FRAME = 160;

    @Test
    void aFullScaleSquareWaveIsZeroDbov() {
        int[] samples = new int[FRAME];
        Arrays.fill(samples, -32_768);
        assertThat(LevelMeter.rmsDbov(samples, 0, FRAME)).isZero();
        assertThat(LevelMeter.peakDbov(samples, 0, FRAME)).isZero();
        assertThat(LevelMeter.rmsMinusDbov(samples, 0, FRAME)).isZero();
    }

    @Test
    void aFullScaleSineIsThreeDecibelsBelowAndAtTheOverloadPointOfALaw() {
        int[] samples = new int[8000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.round(32_767 * Math.sin(2 * Math.PI * 440 * i / 8000));
        }
        double levelDbov = LevelMeter.rmsDbov(samples, 0, samples.length);
        assertThat(levelDbov).isCloseTo(-3.01, within(0.005));
        assertThat(levelDbov - LevelMeter.ZERO_DBM0_DBOV).isCloseTo(3.14, within(0.005));
        assertThat(LevelMeter.peakDbov(samples, 0, samples.length)).isCloseTo(0, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"1, -90.31, 90", "33, -59.94, 60", "1036, -30.0, 30", "32767, -0.0003, 0"})
    void aSquareWaveHasTheLevelOfItsAmplitude(int amplitude, double levelDbov, int minusDbov) {
        int[] samples = new int[FRAME];
        Arrays.setAll(samples, i -> i % 2 == 0 ? amplitude : -amplitude);
        assertThat(LevelMeter.rmsDbov(samples, 0, FRAME)).isCloseTo(levelDbov, within(0.01));
        assertThat(LevelMeter.peakDbov(samples, 0, FRAME)).isCloseTo(levelDbov, within(0.01));
        assertThat(LevelMeter.rmsMinusDbov(samples, 0, FRAME)).isEqualTo(minusDbov);
    }

    @Test
    void silenceReadsTheFloorOfRfc6464() {
        int[] samples = new int[FRAME];
        assertThat(LevelMeter.rmsDbov(samples, 0, FRAME)).isEqualTo(-127);
        assertThat(LevelMeter.peakDbov(samples, 0, FRAME)).isEqualTo(-127);
        assertThat(LevelMeter.rmsMinusDbov(samples, 0, FRAME)).isEqualTo(127);
        assertThat(LevelMeter.rmsDbov(samples, 0, 0)).isEqualTo(-127);
    }

    @Test
    void theFloorHoldsForASingleBitInAnHourOfSilence() {
        assertThat(LevelMeter.dbov(1, 8000 * 3600)).isEqualTo(-127);
    }

    @Test
    void onlyThePartThatWasNamedCounts() {
        int[] samples = {32_000, 100, -200, 50, 32_000};
        assertThat(LevelMeter.sumOfSquares(samples, 1, 3)).isEqualTo(52_500);
        assertThat(LevelMeter.peak(samples, 1, 3)).isEqualTo(200);
    }
}
