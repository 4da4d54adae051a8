package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.jitter.TestSource.MILLI;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TransitWindowTest {
    private final TransitWindow window = new TransitWindow();

    @Test
    void knowsTheFastestAndLeavesTheSlowestOneInFortyOut() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        long[] transits = new long[239];
        for (int i = 0; i < transits.length; i++) {
            transits[i] = random.nextLong(50 * MILLI);
            window.record(20 * MILLI * i, transits[i], false);
        }
        Arrays.sort(transits);

        assertThat(window.fastestNanos()).isEqualTo(transits[0]);
        assertThat(window.slowNanos()).isEqualTo(transits[238 - 239 / 40]);
    }

    @Test
    void forgetsJitterFiveSecondsAfterItEnded() {
        for (int i = 0; i < 250; i++) {
            window.record(20 * MILLI * i, 60 * MILLI * (i % 2), false);
        }
        assertThat(window.slowNanos()).isEqualTo(60 * MILLI);
        for (int i = 250; i < 510; i++) {
            window.record(20 * MILLI * i, 0, false);
        }
        assertThat(window.slowNanos()).isZero();
    }

    @Test
    void isNotMovedByTheBacklogOfAnOutage() {
        for (int i = 0; i < 250; i++) {
            window.record(20 * MILLI * i, 0, false);
        }
        for (int late = 600; late > 0; late -= 20) {
            window.record(20 * MILLI * 250, late * MILLI, false);
        }
        window.record(20 * MILLI * 251, 0, false);

        assertThat(window.slowNanos()).isZero();
    }

    @Test
    void takesASkewedClockForWhatItIs() {
        for (int i = 0; i < 180_000; i++) {
            long transit = -i * 4_000L;
            assertThat(window.isJump(20 * MILLI * i, transit)).isFalse();
            window.record(20 * MILLI * i, transit, false);
        }
        assertThat(window.slowNanos() - window.fastestNanos()).isLessThanOrEqualTo(MILLI + 100_000);
    }
}
