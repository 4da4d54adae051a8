package tutti.rtp.source;

/// The SSRCs that send but are not the present one; two of them, so that one stream and strays beside it, or two
/// streams taking turns, do not keep each other in probation.
///
/// A third replaces the one that was not heard last. Thread: one owner. Allocates nothing after construction.
final class Candidates {
    static final int SLOTS = 2;

    /// After such a pause a candidate begins anew while there is a present source: keep-alives of another SSRC,
    /// each with the next number, are no stream that goes on.
    static final long PAUSE_NANOS = 500_000_000L;

    private final SourceStream[] slots = new SourceStream[SLOTS];
    private int lastHeard;
    private long replaced;

    Candidates(int rtpClockHz) {
        slots[0] = new SourceStream(rtpClockHz);
        slots[1] = new SourceStream(rtpClockHz);
    }

    /// The stream of `ssrc`, begun with `sequence` if it is new or comes after a pause.
    SourceStream of(int ssrc, int sequence, long arrivalNanos, boolean hasPresent) {
        if (!slots[lastHeard].isOf(ssrc)) {
            lastHeard = 1 - lastHeard;
        }
        SourceStream slot = slots[lastHeard];
        if (!slot.isOf(ssrc)) {
            if (slot.begun()) {
                replaced++;
            }
            slot.begin(ssrc, sequence);
        } else if (hasPresent && arrivalNanos - slot.lastArrivalNanos > PAUSE_NANOS) {
            slot.begin(ssrc, sequence);
        }
        return slot;
    }

    /// Takes out the one heard last, which is the present one from now on, and leaves `idle` in its place.
    SourceStream exchange(SourceStream idle) {
        SourceStream taken = slots[lastHeard];
        idle.forget();
        slots[lastHeard] = idle;
        onPresent();
        return taken;
    }

    /// The present source sent a packet.
    void onPresent() {
        slots[0].packetsSincePresent = 0;
        slots[1].packetsSincePresent = 0;
    }

    void changeClock(int rtpClockHz) {
        slots[0].jitter.changeClock(rtpClockHz);
        slots[1].jitter.changeClock(rtpClockHz);
    }

    long replaced() {
        return replaced;
    }
}
