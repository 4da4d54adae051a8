package tutti.simulator.script.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;

class SpectrumTest {
    private static final int RATE_HZ = 8_000;

    private static int[] tones(int count, Tone... tones) {
        int[] samples = new int[count];
        new ToneGenerator(RATE_HZ, tones).generate(samples, 0, count);
        return samples;
    }

    @Test
    void aToneBetweenTwoBinsIsAsLoudAsOneOnABin() {
        for (double frequencyHz = 1_000; frequencyHz < 1_004; frequencyHz += 0.37) {
            ToneLevels levels = new ToneLevels(List.of(frequencyHz), RATE_HZ);
            levels.measure(tones(4_096, Tone.ofDbov(frequencyHz, -23)));
            assertThat(levels.windows()).isEqualTo(3);
            assertThat(levels.levelDbov(1, 0)).as("%s Hz", frequencyHz).isCloseTo(-23, within(0.01));
        }
    }

    @Test
    void aSoftToneIsFoundBesideALoudNeighbour() {
        ToneLevels levels = new ToneLevels(List.of(1_000.0, 1_017.0, 1_034.0), RATE_HZ);
        levels.measure(tones(8_192, Tone.ofDbov(1_000, -10), Tone.ofDbov(1_017, -70)));
        assertThat(levels.levelDbov(0, 0)).isCloseTo(-10, within(0.05));
        assertThat(levels.levelDbov(0, 1)).isCloseTo(-70, within(0.5));
        assertThat(levels.levelDbov(0, 2)).isLessThan(-85);
    }

    @Test
    void closerTonesGetALongerWindow() {
        ToneLevels levels = new ToneLevels(List.of(1_000.0, 1_002.0), RATE_HZ);
        levels.measure(tones(32_768, Tone.ofDbov(1_000, -20)));
        assertThat(levels.endSample(0)).isEqualTo(16_384);
        assertThat(levels.levelDbov(0, 1)).isLessThan(-80);
    }

    @Test
    void digitalSilenceHasNoLevel() {
        ToneLevels levels = new ToneLevels(List.of(1_000.0), RATE_HZ);
        levels.measure(new int[4_096]);
        assertThat(levels.levelDbov(0, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
