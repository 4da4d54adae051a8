package tutti.audio.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.g711.G711;

class ToneOnsetTest {
    private static final int RATE_HZ = 8000;
    private static final int MILLISECOND = RATE_HZ / 1000;

    @ParameterizedTest
    @ValueSource(doubles = {300, 400, 697, 1000, 1633, 2345.6, 3400})
    void findsAnOnsetToAMillisecondInCleanAndInMuLawCodedAudio(double frequencyHz) {
        var random = new SplittableRandom(Double.doubleToLongBits(frequencyHz));
        for (int round = 0; round < 20; round++) {
            int onset = random.nextInt(RATE_HZ / 2);
            double levelDbov = -4 - random.nextInt(36);
            int[] samples = burst(frequencyHz, levelDbov, onset, RATE_HZ / 10 + random.nextInt(RATE_HZ / 10));
            assertFound(samples, frequencyHz, onset);
            assertFound(muLawCoded(samples), frequencyHz, onset);
        }
    }

    @Test
    void findsABurstOfTwentyMilliseconds() {
        assertFound(burst(1000, -10, 1234, 20 * MILLISECOND), 1000, 1234);
    }

    @Test
    void aToneThatSoundsFromTheBeginningBeginsThere() {
        assertFound(burst(440, -10, 0, RATE_HZ / 2), 440, 0);
    }

    @Test
    void hearsATonePastAnotherTone() {
        int[] samples = burst(1000, -16, 3000, 2000);
        int[] other = burst(1400, -16, 500, 7000);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += other[i];
        }
        assertFound(samples, 1000, 3000, -30);
    }

    @Test
    void findsTheFirstBurstAndFromTheOffsetTheNext() {
        int[] samples = burst(1000, -16, 1000, 800);
        int[] second = burst(1000, -16, 5000, 800);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += second[i];
        }
        assertFound(samples, 1000, 1000);
        assertThat(ToneOnset.find(samples, 2000, 6000, RATE_HZ, 1000, -50).orElseThrow())
                .isBetween(5000 - MILLISECOND, 5000 + MILLISECOND);
    }

    @Test
    void findsNothingInSilenceBelowTheLevelOrInTooShortABlock() {
        assertThat(ToneOnset.find(new int[RATE_HZ], 0, RATE_HZ, RATE_HZ, 1000, -60))
                .isEmpty();
        assertThat(ToneOnset.find(burst(1000, -40, 100, 4000), 0, RATE_HZ, RATE_HZ, 1000, -35))
                .isEmpty();
        assertThat(ToneOnset.find(new int[10], 0, 10, RATE_HZ, 1000, -60)).isEmpty();
    }

    private static void assertFound(int[] samples, double frequencyHz, int onset) {
        assertFound(samples, frequencyHz, onset, -60);
    }

    private static void assertFound(int[] samples, double frequencyHz, int onset, double minimumDbov) {
        OptionalInt found = ToneOnset.find(samples, 0, samples.length, RATE_HZ, frequencyHz, minimumDbov);
        assertThat(found).as("onset at %d", onset).isPresent();
        assertThat(found.getAsInt()).isBetween(onset - MILLISECOND, onset + MILLISECOND);
    }

    private static int[] burst(double frequencyHz, double levelDbov, int onset, int length) {
        int[] samples = new int[RATE_HZ];
        new ToneGenerator(RATE_HZ, Tone.ofDbov(frequencyHz, levelDbov)).generate(samples, onset, length);
        return samples;
    }

    private static int[] muLawCoded(int[] samples) {
        byte[] payload = new byte[samples.length];
        int[] decoded = new int[samples.length];
        G711.MU_LAW.encode(samples, 0, payload, 0, samples.length);
        G711.MU_LAW.decode(payload, 0, decoded, 0, samples.length);
        return decoded;
    }
}
