package tutti.rtp.jitter;

/// Puts the packets of one RTP source back into order and time. Knows no audio: payloads are bytes, durations
/// are RTP ticks.
///
/// ```
///   offer ─► [TransitWindow] how long under way? ─► [PacketStore] slots by sequence number ─► take, at the tick
///
///   time ──────────────►
///   arrival   n      n+1    n+2              n+3 n+4            n arrives φ before its tick (0 < φ ≤ 20 ms)
///   tick        │      │      │      │      │      │
///   take        n     n+1    n+2   EMPTY   n+3    n+4           merely late: everything is played, one frame later
///
///   arrival   n      n+1           n+3
///   take        n     n+1   EMPTY  LOST,n+3                     lost: n+2 was concealed, n+3 is played at its own time
/// ```
///
/// **Delay.** On a clean network a packet waits for the next tick and no longer. The wait is φ, or φ + 20
/// ms where φ is below a slack of 0.75 ms: uniform in 0.75…20.75 ms over all callers. With jitter, the slack
/// is counted from the 97.5th percentile of recent transit times, and grows to 3 ms. Three things change
/// the delay of a running stream: an underrun whose packet comes after all makes it longer; [#excessNanos]
/// asks the caller to time-scale; a talkspurt starts as soon as its own first packet allows.
///
/// **Gaps.** Missing sequence numbers are loss. A timestamp gap between consecutive numbers is silence.
/// Nothing at all for 100 ms is treated like silence, too, and what comes then starts afresh: at once if it
/// is up to 120 ms late (its delay is then time-scaled away), at the newest packet possible if it is the
/// backlog of a longer outage.
///
/// Thread: its owner's. Allocates nothing after construction. Nothing that arrives makes it throw.
public final class JitterBuffer {

    /// What became of an offered packet.
    public enum Offer {
        /// Stored.
        ACCEPTED,
        /// There or played already; dropped.
        DUPLICATE,
        /// Its place has been played; dropped.
        LATE,
        /// Stored; the oldest packets were pushed out.
        OVERFLOW,
        /// Stored; sequence number or timestamp jumped, and the buffer starts again with this packet.
        RESET,
        /// Payload longer than the settings allow; dropped.
        OVERSIZE
    }

    /// What is to be played next.
    public enum Take {
        /// The packet that continues the one before.
        FRAME,
        /// A packet that does not continue what was played: after silence, an outage, a jump, the cap.
        TALKSPURT,
        /// [#lostRtpTicks] of media will never come; take again after that. The next packet is here.
        LOST,
        /// Nothing is here that should be. It may still come.
        EMPTY,
        /// The source says nothing, or nothing came for long.
        SILENCE,
        /// The next packet is here but has not waited long enough: silence for this tick.
        EARLY
    }

    private static final long NEVER = Long.MIN_VALUE;

    private final int payloadBytesMax;
    private final PacketStore store;
    private final Sequence sequence;
    private final DelayTarget target;
    private final JitterCounters counters = new JitterCounters();
    private final Playing playing;
    private long lastArrivalNanos = NEVER;

    /// `rtpClockHz` is the RTP clock, not the sample rate (8000 for G.722).
    public JitterBuffer(JitterBufferSettings settings, int rtpClockHz) {
        payloadBytesMax = settings.payloadBytesMax();
        store = new PacketStore(settings.packetsMax(), payloadBytesMax);
        sequence = new Sequence(store, counters);
        target = new DelayTarget(settings);
        playing = new Playing(store, sequence, target, counters);
        restart(rtpClockHz);
    }

    /// Forgets the source, for a new SSRC or RTP clock: the next packet starts a stream. Counters go on.
    public void restart(int rtpClockHz) {
        if (rtpClockHz <= 0) {
            throw new IllegalArgumentException("rtpClockHz must be positive, was " + rtpClockHz);
        }
        counters.skipped += store.size();
        sequence.clear();
        target.restart(rtpClockHz);
        playing.rest();
    }

    /// Offers one audio packet; its payload is copied.
    ///
    /// `sequenceNumber` is 16 bit and `rtpTimestamp` 32 bit, both wrap. `durationRtpTicks` is how much media
    /// the payload holds. `arrivalNanos` is monotonic, stamped when the datagram was read. Allocates nothing.
    public Offer offer(
            int sequenceNumber,
            int rtpTimestamp,
            boolean marker,
            int payloadType,
            int durationRtpTicks,
            byte[] payload,
            int offset,
            int length,
            long arrivalNanos) {
        lastArrivalNanos = arrivalNanos;
        if (length > payloadBytesMax) {
            counters.oversize++;
            return Offer.OVERSIZE;
        }
        int number = sequenceNumber & 0xFFFF;
        if (!sequence.isStarted()) {
            sequence.begin(number, rtpTimestamp);
        }
        Offer offer = place(number, sequence.ticks(rtpTimestamp), durationRtpTicks, arrivalNanos);
        if (offer == Offer.RESET) {
            sequence.begin(number, rtpTimestamp);
        }
        if (offer == Offer.DUPLICATE) {
            counters.duplicates++;
            return offer;
        }
        long ticks = sequence.ticks(rtpTimestamp);
        target.arrived(arrivalNanos, ticks, durationRtpTicks, marker);
        if (offer == Offer.LATE) {
            counters.late++;
            return offer;
        }
        sequence.advanceTo(number, rtpTimestamp, ticks);
        store.put(number, ticks, durationRtpTicks, payloadType, payload, offset, length);
        counters.accepted++;
        return offer;
    }

    private Offer place(int number, long ticks, int duration, long arrivalNanos) {
        if (!sequence.isAhead(number)) {
            return orReset(sequence.placeBehind(number, ticks));
        }
        if (sequence.goesBackInTime(ticks) || target.isJump(arrivalNanos, ticks, duration)) {
            return orReset(Offer.RESET);
        }
        return makeRoom(number);
    }

    private Offer orReset(Offer offer) {
        if (offer == Offer.RESET) {
            counters.resets++;
            counters.skipped += store.size();
            sequence.clear();
            target.clear();
            playing.rest();
        }
        return offer;
    }

    private Offer makeRoom(int number) {
        int next = sequence.next();
        int pushedOut = sequence.makeRoom(number);
        if (sequence.next() != next) {
            playing.rest();
        }
        counters.overflows += pushedOut;
        return pushedOut > 0 ? Offer.OVERFLOW : Offer.ACCEPTED;
    }

    /// Offers a packet of the source's sequence that carries no speech: comfort noise (RFC 3389), a
    /// telephone-event, a payload type nobody understands. Silence is played from there until audio is due;
    /// audio that goes on unbroken is not disturbed.
    public Offer offerSilence(int sequenceNumber, long arrivalNanos) {
        lastArrivalNanos = arrivalNanos;
        int number = sequenceNumber & 0xFFFF;
        if (!sequence.isStarted() || Sequence.distance(sequence.next(), number) < 0) {
            return Offer.LATE;
        }
        Offer offer = Offer.ACCEPTED;
        if (sequence.isAhead(number)) {
            offer = makeRoom(number);
        } else if (store.has(number)) {
            return Offer.DUPLICATE;
        }
        sequence.advanceTo(number);
        store.putSilence(number, sequence.highestTicks());
        return offer;
    }

    /// Says what is to be played next, and consumes it; call it at a tick, each time the caller needs more
    /// media.
    ///
    /// `aheadNanos` is the audio the caller still holds and plays before what it takes now. Allocates nothing.
    public Take take(long nowNanos, long aheadNanos) {
        return playing.take(nowNanos, aheadNanos);
    }

    /// True when the next take gives the [Take#FRAME] that continues the last one.
    public boolean isReady() {
        return playing.isReady();
    }

    /// True when the next take gives that [Take#FRAME] whatever comes before it: it may be taken before its
    /// tick, with the tick's time.
    public boolean isCertain() {
        return playing.isCertain();
    }

    /// Audio to be taken out (positive) or put in (negative) by time-scaling; 0 is well or unknown.
    ///
    /// It is based on the last 16 takes: work it off, say so by [#measureDelayAnew], then ask again.
    public long excessNanos() {
        return playing.isPlaying() ? target.excessNanos() : 0;
    }

    /// The caller has worked off [#excessNanos]: that is 0 until there are 16 new takes.
    public void measureDelayAnew() {
        target.forgetOffsets();
    }

    /// Packets wait for `nanos` after the fastest would have come, or as jitter demands if that is longer, up to
    /// the cap, until the next [#restart]: for who can use the packets behind a lost one.
    public void hold(long nanos) {
        target.hold(nanos);
    }

    /// RTP ticks of media that are lost, after [Take#LOST].
    public int lostRtpTicks() {
        return playing.lostRtpTicks();
    }

    /// Payload type of the packet taken last.
    public int payloadType() {
        return playing.payloadType();
    }

    /// The array with the payload taken last, from [#payloadOffset] on; readable until the next offer.
    public byte[] payload() {
        return store.payloads();
    }

    /// Where the payload taken last begins in [#payload].
    public int payloadOffset() {
        return playing.payloadOffset();
    }

    /// Bytes of the payload taken last.
    public int payloadLength() {
        return playing.payloadLength();
    }

    /// Whether the packet to be taken next is here and has a payload.
    public boolean hasNext() {
        return sequence.missing() == 0 && !store.isSilence(sequence.head());
    }

    /// Payload type of the packet after the gap, while [#hasNext]; its payload lies in [#payload].
    public int nextPayloadType() {
        return store.payloadType(sequence.head());
    }

    /// Where its payload begins.
    public int nextPayloadOffset() {
        return store.payloadOffset(sequence.head());
    }

    /// Bytes of its payload.
    public int nextPayloadLength() {
        return store.payloadLength(sequence.head());
    }

    /// Packets that wait here now.
    public int size() {
        return store.size();
    }

    /// Nanoseconds since the last packet of any kind was offered; [Long#MAX_VALUE] when there was none.
    public long lastPacketAgeNanos(long nowNanos) {
        return lastArrivalNanos == NEVER ? Long.MAX_VALUE : nowNanos - lastArrivalNanos;
    }

    /// From the arrival of a packet without jitter to the playing of its first sample; 0 while nothing plays.
    public long delayNanos() {
        return playing.isPlaying() ? target.delayNanos() : 0;
    }

    /// Spread of recent arrivals: 97.5th percentile of transit time minus the smallest.
    public long jitterNanos() {
        return target.jitterNanos();
    }

    /// What a packet waits beyond that at least, 0.75 to 3 ms.
    public long slackNanos() {
        return target.slackNanos();
    }

    /// A snapshot. Allocates; not for the tick.
    public JitterBufferStatistics statistics() {
        return counters.snapshot(target, delayNanos());
    }
}
