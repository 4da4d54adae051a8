package tutti.rtp.jitter;

/// How far the playing is behind the sender's clock: tick time minus media time of each packet that was taken,
/// over the last 16 packets. The smallest counts: a late tick makes an offset look longer than it is, and
/// packets that are no multiple of a frame are taken at alternating offsets.
final class PlayoutOffsets {
    private static final int PACKETS = 16;
    private static final int SUSTAINED = 3;

    private final long[] offsets = new long[PACKETS];
    private final long[] aheads = new long[PACKETS];
    private final long stepNanos;
    private int next;
    private int count;
    private long last;
    private long lastTotal;

    PlayoutOffsets(long frameNanos) {
        // Ticks are whole frames apart: an offset that moves by (nearly) a frame is a new offset, not a late tick.
        stepNanos = frameNanos - frameNanos / 10;
    }

    void clear() {
        count = 0;
        next = 0;
    }

    /// `aheadNanos` is the audio that will be played before this packet.
    void add(long offsetNanos, long aheadNanos) {
        if (count > 0 && Math.abs(offsetNanos - last) > stepNanos) {
            clear();
        }
        last = offsetNanos;
        lastTotal = offsetNanos + aheadNanos;
        offsets[next] = offsetNanos;
        aheads[next] = aheadNanos;
        next = (next + 1) % PACKETS;
        if (count < PACKETS) {
            count++;
        }
    }

    boolean areKnown() {
        return count == PACKETS;
    }

    boolean areSustained() {
        return count >= SUSTAINED;
    }

    long smallestNanos() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            smallest = Math.min(smallest, offsets[i]);
        }
        return smallest;
    }

    long smallestAheadNanos() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            smallest = Math.min(smallest, aheads[i]);
        }
        return smallest;
    }

    /// Delay of the packet taken last, whole: what it waited and what is played before it. Also after [#clear].
    long lastTotalNanos() {
        return lastTotal;
    }
}
