package tutti.rtp.jitter;

/// How long packets have to wait, and how long they do: arrivals ([TransitWindow]) against playing
/// ([PlayoutOffsets]).
///
/// ```
///   media time of a packet's first sample (sender's clock, unknown constant)
///   ├──── duration ────┼─ fastest ─┼──── jitter (97.5 %) ────┼─ slack ─┤  required offset: no tick before it
///                                                           ├──────── 0…20 ms: the next tick ────────┤  actual offset
/// ```
/// The slack is what a packet waits at least: scheduling of sender and receiver is never exact. It covers the
/// slowest of the last seconds and 0.75 ms more, but never more than 3 ms, and where packets are as even as a
/// clock not for the sake of a few that are not: it is at most 0.75 ms longer than the jitter. Against what is
/// slower still, a frame is made up now and then.
///
/// Who wants packets to be held ([JitterBuffer#hold]) gets that where the jitter is less.
final class DelayTarget {
    private static final long SLACK_LEAST_NANOS = 750_000;
    private static final long SLACK_MOST_NANOS = 3_000_000;

    /// A frame is taken out only if so much slack is left over then, or the next late packet would have it put
    /// in again.
    private static final long HYSTERESIS_LEAST_NANOS = 500_000;

    private static final long HYSTERESIS_MOST_NANOS = 1_500_000;
    private static final int HYSTERESIS_JITTER_SHARE = 20;
    private static final int SLACK_GONE_SHARE = 20;

    private final long frameNanos;
    private final long capNanos;
    private final TransitWindow transits = new TransitWindow();
    private final PlayoutOffsets offsets;
    private int rtpClockHz;
    private long wholeNanosPerTick;
    private int durationTicks;
    private long misalignmentNanos;
    private long holdNanos;

    DelayTarget(JitterBufferSettings settings) {
        frameNanos = settings.frameNanos();
        capNanos = settings.delayCapNanos();
        offsets = new PlayoutOffsets(frameNanos);
    }

    void restart(int newRtpClockHz) {
        rtpClockHz = newRtpClockHz;
        // Asked ten times per packet; at most clocks a tick lasts whole nanoseconds, and that saves the divisions.
        wholeNanosPerTick = 1_000_000_000 % rtpClockHz == 0 ? 1_000_000_000 / rtpClockHz : 0;
        holdNanos = 0;
        clear();
    }

    /// See [JitterBuffer#hold].
    void hold(long nanos) {
        holdNanos = nanos;
    }

    void clear() {
        transits.clear();
        offsets.clear();
    }

    /// The playing was interrupted or skipped: measure it anew.
    void forgetOffsets() {
        offsets.clear();
    }

    boolean isJump(long arrivalNanos, long ticks, int duration) {
        return transits.isJump(arrivalNanos, arrivalNanos - nanos(ticks + duration));
    }

    void arrived(long arrivalNanos, long ticks, int duration, boolean marker) {
        transits.record(arrivalNanos, arrivalNanos - nanos(ticks + duration), marker);
    }

    void taken(long nowNanos, long ticks, int duration, long aheadNanos) {
        setDuration(duration);
        offsets.add(nowNanos - nanos(ticks), aheadNanos);
    }

    /// How much longer than needed a packet has waited now; negative when it has to wait on.
    long waitedNanos(long nowNanos, long ticks, int duration) {
        setDuration(duration);
        return nowNanos - nanos(ticks) - targetOffsetNanos() - misalignmentNanos;
    }

    /// True when this packet would be played later than the cap allows, whoever is to blame: network or a late
    /// tick.
    boolean isCapped(long nowNanos, long ticks, int duration) {
        return nowNanos - nanos(ticks) > capOffsetNanos(duration);
    }

    /// True when several packets in a row were: a late tick alone does not cost audio.
    boolean isCappedForLong(long nowNanos, long ticks, int duration) {
        return isCapped(nowNanos, ticks, duration)
                && offsets.areSustained()
                && offsets.smallestNanos() > capOffsetNanos(duration);
    }

    private long capOffsetNanos(int duration) {
        return transits.fastestNanos() + nanos(duration) + capNanos;
    }

    /// See [JitterBuffer#excessNanos].
    long excessNanos() {
        if (!offsets.areKnown() || transits.isEmpty()) {
            return 0;
        }
        long ahead = offsets.smallestAheadNanos();
        long slack = offsets.smallestNanos() - targetOffsetNanos();
        // With some of it gone, the next late packet is near: better stretched now than concealed then, and to find
        // where takes seconds.
        if (slack < -slackNanos() / SLACK_GONE_SHARE) {
            return Math.min(0, ahead - frameNanos);
        }
        long frames = slack >= frameNanos + hysteresisNanos() ? slack / frameNanos : 0;
        return frames * frameNanos + ahead;
    }

    private long hysteresisNanos() {
        long jitter = jitterNanos();
        return Math.clamp(jitter, HYSTERESIS_LEAST_NANOS, HYSTERESIS_MOST_NANOS) + jitter / HYSTERESIS_JITTER_SHARE;
    }

    long delayNanos() {
        return Math.max(0, offsets.lastTotalNanos() - nanos(durationTicks) - transits.fastestNanos());
    }

    long jitterNanos() {
        return transits.slowNanos() - transits.fastestNanos();
    }

    private long targetOffsetNanos() {
        long held = Math.max(transits.slowNanos(), transits.fastestNanos() + holdNanos);
        long slow = Math.min(held, transits.fastestNanos() + capNanos - frameNanos - SLACK_MOST_NANOS);
        return slow + nanos(durationTicks) + slackNanos();
    }

    long slackNanos() {
        long tail = transits.slowestNanos() - transits.slowNanos();
        long most = Math.min(SLACK_LEAST_NANOS + jitterNanos(), SLACK_MOST_NANOS);
        return Math.min(SLACK_LEAST_NANOS + tail, most);
    }

    private void setDuration(int ticks) {
        if (ticks != durationTicks) {
            durationTicks = ticks;
            // Packets of 30 ms are taken at ticks of 20 ms, up to 10 ms before their first sample is played.
            misalignmentNanos = frameNanos - greatestCommonDivisor(frameNanos, nanos(ticks));
        }
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /// In two parts: ticks · 10⁹ would overflow after two days of 48 kHz.
    private long nanos(long ticks) {
        return wholeNanosPerTick > 0
                ? ticks * wholeNanosPerTick
                : ticks / rtpClockHz * 1_000_000_000 + ticks % rtpClockHz * 1_000_000_000 / rtpClockHz;
    }
}
