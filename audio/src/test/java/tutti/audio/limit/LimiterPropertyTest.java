package tutti.audio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterPropertyTest {
    private static final int[] FRAMES = {8, 80, 160, 240, 320, 480, 960};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void randomSumsOfAnySizeAlwaysFitAndKeepTheirSigns(long seed) {
        var random = new SplittableRandom(seed);
        int state = Limiter.UNITY;
        for (int round = 0; round < 2000; round++) {
            int count = FRAMES[random.nextInt(FRAMES.length)];
            int[] sum = randomSum(random, count);
            int[] samples = new int[count];
            int next = Limiter.limit(sum, samples, count, state);
            assertThat(next).as("seed %d round %d", seed, round).isBetween(1, Limiter.UNITY);
            Signals.assertFitsAndKeepsSigns(sum, samples);
            if (state == Limiter.UNITY && Limiter.peak(sum, count) <= 32_767) {
                assertThat(samples).as("seed %d round %d", seed, round).isEqualTo(sum);
            }
            state = next;
        }
    }

    /// Loudness changes from frame to frame and inside it, so that every path and every boundary is met.
    private static int[] randomSum(SplittableRandom random, int count) {
        int[] sum = new int[count];
        int bits = random.nextInt(10, 33);
        int quietFrom = random.nextInt(count + 1);
        int quietTo = random.nextInt(count + 1);
        for (int i = 0; i < count; i++) {
            int shift = i >= quietFrom && i < quietTo ? 20 : 32 - bits;
            sum[i] = random.nextInt() >> shift;
        }
        return sum;
    }
}
