package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DutyCycleTest {
    private static final long MS = 1_000_000;

    private final Processor processor = new Engine().openProcessor();
    private final DutyCycle cycle = new DutyCycle(processor);

    @BeforeEach
    void firstFrameIsDueAtHundredMilliseconds() {
        cycle.begin(100 * MS);
    }

    @Test
    void makesNoFrameBeforeItIsDueAndOneEveryTwentyMilliseconds() {
        assertThat(cycle.work(99 * MS)).isEqualTo(100 * MS);
        assertThat(processor.frame()).isZero();
        assertThat(cycle.work(100 * MS)).isEqualTo(120 * MS);
        assertThat(cycle.work(119 * MS)).isEqualTo(120 * MS);
        assertThat(processor.frame()).isEqualTo(1);
        assertThat(cycle.lateTicks()).isZero();
    }

    @Test
    void theFirstCallBeginsTheClockWhenNobodyHas() {
        DutyCycle unbegun = new DutyCycle(processor);
        assertThat(unbegun.work(1_000_000 * MS)).isEqualTo(1_000_020 * MS);
        assertThat(unbegun.skippedFrames()).isZero();
        assertThat(processor.frame()).isEqualTo(1);
    }

    @Test
    void catchesUpAfterAStallAndCountsLateTicks() {
        cycle.work(100 * MS);
        assertThat(cycle.isBehind(139 * MS)).isFalse();
        assertThat(cycle.isBehind(140 * MS)).isTrue();
        assertThat(cycle.work(186 * MS)).isEqualTo(200 * MS);
        assertThat(processor.frame()).isEqualTo(5);
        assertThat(cycle.lateTicks()).isEqualTo(4);
        assertThat(cycle.latestNanos()).isEqualTo(66 * MS);
    }

    @Test
    void tellsSourcesWhenTheirFrameWasDueHoweverLateTheTickIs() {
        List<Long> told = new ArrayList<>();
        processor.openChannel(ChannelType.FULL_DUPLEX).receiveFrom((_, _, nowNanos) -> !told.add(nowNanos));
        cycle.work(100 * MS);
        cycle.work(166 * MS);
        assertThat(told).endsWith(100 * MS, 120 * MS, 140 * MS, 160 * MS);
    }

    @Test
    void skipsWhatIsBeyondTheCatchUpLimitSoThatTheFrameClockKeepsTime() {
        assertThat(cycle.work(10_100 * MS)).isEqualTo(10_120 * MS);
        assertThat(processor.frame()).isEqualTo(501);
        assertThat(cycle.ticks()).isEqualTo(DutyCycle.CATCH_UP_FRAMES_MAX);
        assertThat(cycle.skippedFrames()).isEqualTo(501 - DutyCycle.CATCH_UP_FRAMES_MAX);
    }
}
