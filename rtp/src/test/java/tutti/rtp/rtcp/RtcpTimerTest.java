package tutti.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpTimerTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int LEGS = 2000;

    @Test
    void rfc3550Section63OneReportIn5SecondsOnAverage() {
        long seed = 1;
        RtcpTimer timer = new RtcpTimer(new Random(seed), 0);
        long firstNanos = nextReport(timer);
        long nowNanos = firstNanos;
        for (int i = 0; i < 5000; i++) {
            nowNanos = nextReport(timer);
        }
        assertThat((nowNanos - firstNanos) / 5000.0 / SECOND_NANOS)
                .as("seed %d", seed)
                .isBetween(4.9, 5.1);
    }

    @Test
    void rfc3550Section62EveryIntervalIsAHalfToOneAndAHalfOfTheMinimumOverTheCompensation() {
        RtcpTimer timer = new RtcpTimer(new Random(2), 0);
        long lastNanos = nextReport(timer);
        for (int i = 0; i < 5000; i++) {
            long nowNanos = nextReport(timer);
            assertThat((nowNanos - lastNanos) / (double) SECOND_NANOS).isBetween(2.5 / 1.21829, 7.5 / 1.21828);
            lastNanos = nowNanos;
        }
    }

    @Test
    void rfc3550Section62TheFirstReportComesInHalfTheTime() {
        Random random = new Random(4);
        double sumNanos = 0;
        for (int leg = 0; leg < LEGS; leg++) {
            long firstNanos = nextReport(new RtcpTimer(random, 0));
            assertThat(firstNanos).isBetween((long) (1.02 * SECOND_NANOS), (long) (3.08 * SECOND_NANOS));
            sumNanos += firstNanos;
        }
        assertThat(sumNanos / LEGS / SECOND_NANOS).isBetween(2.4, 2.6);
    }

    @Test
    void legsThatStartTogetherDoNotReportTogether() {
        Random random = new Random(5);
        long[] slots = new long[40];
        for (int leg = 0; leg < LEGS; leg++) {
            slots[(int) (nextReport(new RtcpTimer(random, 0)) * 10 / SECOND_NANOS)]++;
        }
        for (long inOneSlot : slots) {
            assertThat(inOneSlot).as("of %d legs within 100 ms", LEGS).isLessThan(LEGS / 8);
        }
    }

    @Test
    void nothingIsDueBeforeTheDeadline() {
        RtcpTimer timer = new RtcpTimer(new Random(3), 0);
        assertThat(timer.expires(timer.deadlineNanos() - 1)).isFalse();
    }

    private static long nextReport(RtcpTimer timer) {
        long nowNanos = timer.deadlineNanos();
        while (!timer.expires(nowNanos)) {
            assertThat(timer.deadlineNanos()).as("reconsidered into the future").isGreaterThan(nowNanos);
            nowNanos = timer.deadlineNanos();
        }
        return nowNanos;
    }
}
