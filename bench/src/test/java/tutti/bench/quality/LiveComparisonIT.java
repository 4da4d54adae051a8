package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "tutti.slow", matches = "true")
class LiveComparisonIT {
    /// A machine that holds one packet in a hundred up more than this is a bad network of its own.
    private static final double LATE_MILLIS_P99_MAX = 2;

    /// Where a packet comes just before its tick, the buffer may want one frame more or not.
    private static final double FRAME_MILLIS = 20;

    @Test
    void realPacketsAreHeardAsInVirtualTime() throws Exception {
        LiveComparison.Result result = LiveComparison.measure();
        assumeTrue(
                result.generator().lateMillisP99() <= LATE_MILLIS_P99_MAX,
                "the machine was busy: callers sent " + result.generator().lateMillisP99() + " ms late");
        for (LiveRow row : result.rows()) {
            LiveRow.Measured live = row.live();
            LiveRow.Measured virtual = row.virtual();
            assertThat(live.delayMillis()).as("%s", row).isCloseTo(virtual.delayMillis(), within(FRAME_MILLIS + 1));
            assertThat(live.concealedPercent()).as("%s", row).isCloseTo(virtual.concealedPercent(), within(1.0));
            assertThat(live.spectralDb()).as("%s", row).isCloseTo(virtual.spectralDb(), within(0.4));
        }
    }
}
