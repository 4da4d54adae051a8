package tutti.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NtpTimestampTest {
    @Test
    void rfc3550Section4CountsFrom1900() {
        assertThat(NtpTimestamp.ofUnixNanos(0)).isEqualTo(2_208_988_800L << 32);
        assertThat(NtpTimestamp.ofUnixNanos(1_500_000_000L)).isEqualTo(2_208_988_801L << 32 | 0x8000_0000L);
        assertThat(NtpTimestamp.ofUnixNanos(-500_000_000L)).isEqualTo(2_208_988_799L << 32 | 0x8000_0000L);
    }

    @Test
    void theMiddleIs16BitsOfSecondsAnd16OfFraction() {
        assertThat(NtpTimestamp.middle(0x1234_5678_9ABC_DEF0L)).isEqualTo(0x5678_9ABC);
    }

    @Test
    void delaysAreIn65536thsOfASecondAndStayInTheirRange() {
        assertThat(NtpTimestamp.delay(1_000_000_000L)).isEqualTo(65_536);
        assertThat(NtpTimestamp.delay(2_250_000_000L)).isEqualTo(2 * 65_536 + 16_384);
        assertThat(NtpTimestamp.delay(-1)).isZero();
        assertThat(NtpTimestamp.delay(-3_000_000_000L)).isZero();
        assertThat(NtpTimestamp.delay(Long.MAX_VALUE) >>> 16).isEqualTo(0xFFFF);
        assertThat(NtpTimestamp.delayNanos(65_536 + 32_768)).isEqualTo(1_500_000_000L);
        assertThat(NtpTimestamp.delayNanos(-1)).isBetween(65_535_999_000_000L, 65_536_000_000_000L);
    }
}
