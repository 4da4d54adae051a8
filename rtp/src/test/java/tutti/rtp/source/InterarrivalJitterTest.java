package tutti.rtp.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class InterarrivalJitterTest {
    private static final long MILLI_NANOS = 1_000_000L;

    private final InterarrivalJitter jitter = new InterarrivalJitter(8000);

    @Test
    void punctualPacketsHaveNoJitterThroughTheWrapOfTheTimestamp() {
        for (int i = 0; i < 1000; i++) {
            jitter.onPacket(i * 20L * MILLI_NANOS, Integer.MAX_VALUE - 800 + i * 160);
            assertThat(jitter.jitterRtpTicks()).isZero();
        }
    }

    @Test
    void rfc3550A8AlternateDelaysOf10MillisConvergeTo80Ticks() {
        for (int i = 0; i < 400; i++) {
            jitter.onPacket((i * 20L + i % 2 * 10L) * MILLI_NANOS, i * 160);
        }
        assertThat(jitter.jitterRtpTicks()).isBetween(79, 80);
    }

    @Test
    void rfc3550Section64AgreesWithTheFormulaInFloatingPointOnRandomDelays() {
        Random random = new Random(11);
        double expected = 0;
        long lastDelayTicks = 0;
        for (int i = 0; i < 2000; i++) {
            long delayTicks = random.nextInt(800);
            jitter.onPacket((i * 160L + delayTicks) * 125_000L, i * 160);
            if (i > 0) {
                expected += (Math.abs(delayTicks - lastDelayTicks) - expected) / 16;
            }
            lastDelayTicks = delayTicks;
            assertThat((double) jitter.jitterRtpTicks()).isBetween(expected - 1.5, expected + 1.5);
        }
    }

    @Test
    void packetsOfOneTimestampAreIgnoredAfterTheFirst() {
        jitter.onPacket(0, 0);
        for (int i = 1; i < 50; i++) {
            jitter.onPacket(i * 20L * MILLI_NANOS, 0);
        }
        assertThat(jitter.jitterRtpTicks()).isZero();
    }

    @Test
    void aClockThatIsSetIsNotJitter() {
        for (int i = 0; i < 50; i++) {
            jitter.onPacket(i * 20L * MILLI_NANOS, i * 160);
        }
        for (int i = 50; i < 100; i++) {
            jitter.onPacket(i * 20L * MILLI_NANOS, 0x4000_0000 + i * 160);
        }
        assertThat(jitter.jitterRtpTicks()).isZero();
    }

    @Test
    void staysRightAfterYearsOfUptime() {
        long yearsNanos = 9_000_000_000_000_000_000L;
        for (int i = 0; i < 100; i++) {
            jitter.onPacket(yearsNanos + i * 20L * MILLI_NANOS, i * 160);
        }
        assertThat(jitter.jitterRtpTicks()).isZero();
    }

    @Test
    void aChangeOfClockKeepsTheTimeOfTheJitter() {
        for (int i = 0; i < 400; i++) {
            jitter.onPacket((i * 20L + i % 2 * 10L) * MILLI_NANOS, i * 160);
        }
        jitter.changeClock(48_000);
        assertThat(jitter.jitterRtpTicks()).isBetween(79 * 6, 80 * 6);
    }
}
