package tutti.rtp.source;

/// Decides when another SSRC takes over from the present one.
///
/// ```
/// ms           0    20   40   60   80   100
/// old silent   A    A    B?   B!               taken with its 2nd packet: the old one sent nothing since its 1st
/// both send    A    AB?  AB?  AB!  A-B  A-B    taken with its 3rd; A stays displaced while it does not pause
/// ```
/// A displaced SSRC comes back like a new one after a pause, and otherwise only when its successor has long been
/// silent, so two senders on one port cannot make the audio flap. Thread: one owner. Allocates nothing.
final class Successor {
    /// In-sequence packets that a new SSRC needs while the old one goes on.
    static final int CONTESTED_PACKETS = 3;

    /// Packets of a displaced SSRC without one of its successor.
    static final int RETURN_PACKETS = 10;

    /// A displaced SSRC that was silent for this long is a new one.
    static final long DISPLACED_PAUSE_NANOS = 200_000_000L;

    private boolean displaced;
    private int displacedSsrc;
    private long displacedLastNanos;

    /// Another SSRC sent a packet; says whether it takes over.
    boolean onCandidate(SourceStream candidate, long arrivalNanos) {
        boolean heldBack = isHeldBack(candidate.ssrc, arrivalNanos);
        if (!candidate.sequence.validated()) {
            return false;
        }
        if (heldBack) {
            return candidate.packetsSincePresent >= RETURN_PACKETS;
        }
        return candidate.packetsSincePresent >= SequenceTracker.MIN_SEQUENTIAL
                || candidate.sequence.received() >= CONTESTED_PACKETS;
    }

    void displace(SourceStream old) {
        displaced = true;
        displacedSsrc = old.ssrc;
        displacedLastNanos = old.lastArrivalNanos;
    }

    private boolean isHeldBack(int ssrc, long arrivalNanos) {
        if (!displaced || ssrc != displacedSsrc) {
            return false;
        }
        displaced = arrivalNanos - displacedLastNanos < DISPLACED_PAUSE_NANOS;
        displacedLastNanos = arrivalNanos;
        return displaced;
    }
}
