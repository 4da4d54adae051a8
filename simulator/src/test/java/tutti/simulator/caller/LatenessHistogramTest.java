package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenessHistogramTest {
    private static final long MILLI = 1_000_000;

    private final LatenessHistogram lateness = new LatenessHistogram();

    @Test
    void findsQuantilesToTenMicroseconds() {
        for (int i = 1; i <= 100; i++) lateness.add(i * MILLI);
        assertThat(lateness.quantileMillis(0.99)).isCloseTo(99, within(0.011));
        assertThat(lateness.quantileMillis(0.5)).isCloseTo(50, within(0.011));
        assertThat(lateness.maxMillis()).isEqualTo(100);
        assertThat(lateness.laterThan(90 * MILLI)).isEqualTo(11);
    }

    @Test
    void knowsTheMaximumBeyondItsLastBucket() {
        lateness.add(700 * MILLI);
        assertThat(lateness.quantileMillis(0.99)).isEqualTo(700);
        assertThat(lateness.laterThan(10 * MILLI)).isEqualTo(1);
    }

    @Test
    void takesEarlyForPunctualAndForgetsWhenCleared() {
        lateness.add(-5);
        assertThat(lateness.maxMillis()).isZero();
        lateness.add(MILLI);
        lateness.clear();
        assertThat(lateness.quantileMillis(0.99)).isZero();
    }
}
