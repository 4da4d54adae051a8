package tutti.audio.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.LevelMeter;
import tutti.audio.voice.Signal;

class NoiseAnalysisTest {
    private static final int FRAME = 160;

    private static NoiseDescription described(int[] signal, int order) {
        NoiseAnalysis analysis = new NoiseAnalysis(order);
        for (int at = 0; at + FRAME <= signal.length; at += FRAME) {
            analysis.add(signal, at, FRAME);
        }
        NoiseDescription description = new NoiseDescription();
        analysis.describe(description);
        return description;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, -40, -60, -70})
    void describesTheLevel(double levelDbm0) {
        NoiseDescription white = described(Signal.whiteNoise(8000, levelDbm0, 1), 10);
        assertThat(white.levelDbov()).isCloseTo(levelDbm0 + LevelMeter.ZERO_DBM0_DBOV, within(1.0));
        NoiseDescription room = described(Signal.roomNoise(8000, levelDbm0, 2), 10);
        assertThat(room.levelDbov()).isCloseTo(levelDbm0 + LevelMeter.ZERO_DBM0_DBOV, within(1.0));
    }

    /// `roomNoise` is white noise through 1 / (1 - 0.8 z^-1).
    @Test
    void describesTheSpectrum() {
        NoiseDescription room = described(Signal.roomNoise(8000, -30, 3), 4);
        assertThat(room.order()).isEqualTo(4);
        assertThat(room.reflection(0)).isCloseTo(-0.8, within(0.05));
        for (int i = 1; i < 4; i++) {
            assertThat(room.reflection(i)).isCloseTo(0, within(0.1));
        }
    }

    @Test
    void silenceHasNoSpectrum() {
        NoiseDescription silence = described(new int[800], 10);
        assertThat(silence.levelDbov()).isEqualTo(-127);
        assertThat(silence.order()).isZero();
        NoiseDescription nothing = new NoiseDescription();
        new NoiseAnalysis(10).describe(nothing);
        assertThat(nothing.levelDbov()).isEqualTo(-127);
    }

    @Test
    void evenAToneOrAConstantMakesAStableFilter() {
        int[] constant = new int[8000];
        Arrays.fill(constant, -32_768);
        int[][] signals = {constant, Signal.tone(8000, 8000, 50, 0), Signal.tone(8000, 8000, 3999, 3)};
        for (int[] signal : signals) {
            NoiseDescription description = described(signal, NoiseDescription.ORDER_MAX);
            for (int i = 0; i < description.order(); i++) {
                assertThat(Math.abs(description.reflection(i))).isLessThan(1);
            }
        }
    }

    @Test
    void newerFramesCountMore() {
        int[] louder = Signal.concatenated(Signal.whiteNoise(8000, -60, 4), Signal.whiteNoise(32 * FRAME, -40, 5));
        assertThat(described(louder, 2).levelDbov()).isCloseTo(-40 + LevelMeter.ZERO_DBM0_DBOV, within(1.0));
    }

    @Test
    void resetForgetsTheFrames() {
        NoiseAnalysis analysis = new NoiseAnalysis(2);
        analysis.add(Signal.whiteNoise(FRAME, -10, 6), 0, FRAME);
        analysis.reset();
        analysis.add(Signal.whiteNoise(FRAME, -50, 7), 0, FRAME);
        NoiseDescription description = new NoiseDescription();
        analysis.describe(description);
        assertThat(description.levelDbov()).isLessThan(-50);
    }

    @Test
    void refusesAnOrderThatCannotBeDescribed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoiseAnalysis(11))
                .withMessageContaining("0 to 10");
    }
}
