package tutti.audio.detect.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;

/// Prosody's grunts: energy 15 dB above a floor of -55 dBm0.
class GruntDetectorTest {
    private static final int RATE_HZ = 8000;

    private static final class Heard implements GruntListener {
        final List<Long> starts = new ArrayList<>();
        final List<Long> lengths = new ArrayList<>();

        @Override
        public void gruntStarted(long sample) {
            starts.add(sample);
        }

        @Override
        public void gruntEnded(long startSample, long lengthSamples) {
            lengths.add(lengthSamples);
        }
    }

    private static int[] burst(double dbm0, int beforeMillis, int millis, int afterMillis) {
        int[] samples = new int[(beforeMillis + millis + afterMillis) * 8];
        new ToneGenerator(RATE_HZ, Tone.ofDbm0(300, dbm0)).generate(samples, beforeMillis * 8, millis * 8);
        return samples;
    }

    private static Heard heard(GruntSettings settings, int[] samples) {
        Heard heard = new Heard();
        GruntDetector detector = new GruntDetector(settings, heard);
        for (int at = 0; at < samples.length; at += 100) {
            detector.process(samples, at, Math.min(100, samples.length - at));
        }
        return heard;
    }

    @Test
    void hearsWhatIs15DbAboveMinus55Dbm0() {
        assertThat(heard(GruntSettings.DEFAULT, burst(-39, 100, 200, 600)).starts)
                .containsExactly(800L);
        assertThat(heard(GruntSettings.DEFAULT, burst(-41, 100, 200, 600)).starts)
                .isEmpty();
    }

    @Test
    void lengthIsWithoutTheHoldOff() {
        Heard heard = heard(GruntSettings.DEFAULT, burst(-20, 100, 200, 600));

        assertThat(heard.starts).containsExactly(800L);
        assertThat(heard.lengths).containsExactly(1600L);
    }

    @Test
    void latencyIsTheShortestGruntAndHoldOffTheLongestPauseWithin() {
        GruntSettings settings = GruntSettings.DEFAULT.withTimesMillis(60, 150);

        assertThat(heard(settings, burst(-20, 100, 50, 600)).starts).isEmpty();
        assertThat(heard(settings, burst(-20, 100, 60, 600)).starts).hasSize(1);
        int[] twice = burst(-20, 100, 700, 600);
        for (int i = 400 * 8; i < 540 * 8; i++) twice[i] = 0;
        assertThat(heard(settings, twice).starts).hasSize(1);
        for (int i = 540 * 8; i < 560 * 8; i++) twice[i] = 0;
        assertThat(heard(settings, twice).starts).hasSize(2);
    }

    @Test
    void levelsAreSettings() {
        GruntSettings settings = GruntSettings.DEFAULT.withLevels(-45, 10);

        assertThat(heard(settings, burst(-36, 100, 200, 600)).starts).isEmpty();
        assertThat(heard(settings, burst(-34, 100, 200, 600)).starts).hasSize(1);
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GruntSettings.DEFAULT.withTimesMillis(0, 100))
                .withMessageContaining("latencyMillis");
        assertThatIllegalArgumentException().isThrownBy(() -> GruntSettings.DEFAULT.withLevels(-100, 15));
    }
}
