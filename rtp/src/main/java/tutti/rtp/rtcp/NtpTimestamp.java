package tutti.rtp.rtcp;

/// Wall-clock time as RTCP carries it: seconds since 1900 in 32 bits, their fraction in 32 bits.
///
/// Any thread, allocates nothing. Source: RFC 3550 §4.
public final class NtpTimestamp {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private NtpTimestamp() {}

    /// The timestamp of `unixNanos`, nanoseconds since 1970.
    public static long ofUnixNanos(long unixNanos) {
        long seconds = Math.floorDiv(unixNanos, NANOS_PER_SECOND) + SECONDS_1900_TO_1970;
        long restNanos = Math.floorMod(unixNanos, NANOS_PER_SECOND);
        return seconds << 32 | (restNanos << 32) / NANOS_PER_SECOND;
    }

    /// The middle 32 bits, in 1/65536 s: what LSR carries (§6.4.1).
    public static int middle(long ntpTimestamp) {
        return (int) (ntpTimestamp >>> 16);
    }

    /// A duration in 1/65536 s as DLSR carries it: at least 0, at most what 32 bits hold (18 hours).
    static int delay(long nanos) {
        long seconds = Math.clamp(nanos / NANOS_PER_SECOND, 0, 0xFFFF);
        long restNanos = Math.max(0, nanos % NANOS_PER_SECOND);
        return (int) (seconds << 16 | (restNanos << 16) / NANOS_PER_SECOND);
    }

    /// A duration of `delay`/65536 s (unsigned) in nanoseconds.
    static long delayNanos(int delay) {
        return (Integer.toUnsignedLong(delay) * NANOS_PER_SECOND) >> 16;
    }
}
