package tutti.rtp.source;

/// Interarrival jitter of one RTP source, in RTP ticks.
///
/// Kept sixteenfold so that the division by 16 rounds instead of losing the remainder.
/// Thread: one owner. Allocates nothing. Source: RFC 3550 §6.4.1, A.8.
final class InterarrivalJitter {
    /// A transit time that jumps further than this is a clock that was set, not jitter; it only moves the
    /// reference.
    static final int TRANSIT_JUMP_SECONDS_MAX = 5;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private int rtpClockHz;
    private boolean started;
    private int lastRtpTimestamp;
    private int lastTransitRtpTicks;
    private int jitterTimes16;

    InterarrivalJitter(int rtpClockHz) {
        this.rtpClockHz = rtpClockHz;
    }

    void begin() {
        started = false;
        jitterTimes16 = 0;
    }

    /// The next packet only sets the reference: the stream went on elsewhere.
    void rebase() {
        started = false;
    }

    /// Measures in another clock from now on; what was measured so far is converted.
    void changeClock(int rtpClockHz) {
        jitterTimes16 = (int) ((long) jitterTimes16 * rtpClockHz / this.rtpClockHz);
        this.rtpClockHz = rtpClockHz;
        started = false;
    }

    /// `arrivalNanos` is monotonic; `rtpTimestamp` wraps. A repeated timestamp is ignored: several packets may
    /// carry one frame, and an event's packets all carry the time of its beginning.
    void onPacket(long arrivalNanos, int rtpTimestamp) {
        if (started && rtpTimestamp == lastRtpTimestamp) {
            return;
        }
        int transitRtpTicks = rtpTicks(arrivalNanos) - rtpTimestamp;
        long difference = Math.abs((long) transitRtpTicks - lastTransitRtpTicks);
        // Timestamps wrap, so the difference of two transit times does too.
        long differenceRtpTicks = Math.min(difference, (1L << 32) - difference);
        if (started && differenceRtpTicks <= (long) TRANSIT_JUMP_SECONDS_MAX * rtpClockHz) {
            jitterTimes16 += (int) differenceRtpTicks - ((jitterTimes16 + 8) >> 4);
        }
        started = true;
        lastRtpTimestamp = rtpTimestamp;
        lastTransitRtpTicks = transitRtpTicks;
    }

    int jitterRtpTicks() {
        return jitterTimes16 >> 4;
    }

    // Seconds and the rest apart: nanoseconds times the clock would overflow within days.
    private int rtpTicks(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        long restNanos = Math.floorMod(nanos, NANOS_PER_SECOND);
        return (int) (seconds * rtpClockHz + restNanos * rtpClockHz / NANOS_PER_SECOND);
    }
}
