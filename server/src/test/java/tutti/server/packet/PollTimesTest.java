package tutti.server.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When sockets are polled before a tick.
class PollTimesTest {
    @Test
    void withoutTimesOnThePacketsPollsAreFarApartUntilTheTickIsNear() {
        long spacing = 4_000_000;
        assertThat(NioPacketIo.pollDueNanos(0, 20_000_000, spacing)).isEqualTo(4_000_000);
        assertThat(NioPacketIo.pollDueNanos(16_000_000, 20_000_000, spacing)).isEqualTo(17_000_000);
        assertThat(NioPacketIo.pollDueNanos(17_100_000, 20_000_000, spacing)).isEqualTo(18_000_000);
        assertThat(NioPacketIo.pollDueNanos(18_900_000, 20_000_000, spacing)).isEqualTo(20_000_000);
        assertThat(NioPacketIo.pollDueNanos(19_900_000, 20_000_000, spacing)).isEqualTo(20_000_000);
        // A spacing that is closer anyway stays.
        assertThat(NioPacketIo.pollDueNanos(2_000_000, 20_000_000, 500_000)).isEqualTo(2_500_000);
    }

    @Test
    void withTimesOnThePacketsOneCloseShortBeforeTheTickIsEnough() {
        assertThat(LinuxPacketIo.pollDueNanos(1_000_000, 20_000_000)).isEqualTo(6_000_000);
        assertThat(LinuxPacketIo.pollDueNanos(11_000_000, 20_000_000)).isEqualTo(16_000_000);
        assertThat(LinuxPacketIo.pollDueNanos(16_000_000, 20_000_000)).isEqualTo(19_000_000);
        assertThat(LinuxPacketIo.pollDueNanos(18_700_000, 20_000_000)).isEqualTo(20_000_000);
        assertThat(LinuxPacketIo.pollDueNanos(19_000_000, 20_000_000)).isEqualTo(20_000_000);
    }
}
