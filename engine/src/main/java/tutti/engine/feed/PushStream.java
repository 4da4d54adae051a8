package tutti.engine.feed;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.FrameSource;

/// A source that another thread fills with samples at its own pace.
///
/// ```
///   writer: write(…) ─► bounded ring of samples ─► pull: a whole frame, or silence
///           end()    ─► what is left is played, filled up with silence
/// ```
/// A frame is only taken when all of it is there, so a late writer makes a gap and never a torn word.
/// Thread: one writer calls [#write] and [#end], the tick calls [#pull], the counters may be read by any.
/// Allocates nothing.
public final class PushStream implements FrameSource {
    private final int[] ring;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong overflowed = new AtomicLong();
    private final AtomicLong underruns = new AtomicLong();
    private volatile boolean ended;
    private boolean flowing;

    /// Holds up to `capacitySamples` samples that have not been played yet.
    public PushStream(int capacitySamples) {
        if (capacitySamples <= 0) {
            throw new IllegalArgumentException("A ring of " + capacitySamples + " samples holds nothing; give more");
        }
        ring = new int[capacitySamples];
    }

    /// Appends `samples[offset…offset+count)` (16-bit values) as far as there is room, and returns how
    /// many were taken. The rest is counted as overflow, as is everything after [#end].
    public int write(int[] samples, int offset, int count) {
        long at = written.getPlain();
        int room = ended ? 0 : (int) (ring.length - (at - read.getAcquire()));
        int taken = Math.min(count, room);
        int start = (int) (at % ring.length);
        int first = Math.min(taken, ring.length - start);
        System.arraycopy(samples, offset, ring, start, first);
        System.arraycopy(samples, offset + first, ring, 0, taken - first);
        written.setRelease(at + taken);
        overflowed.setRelease(overflowed.getPlain() + count - taken);
        return taken;
    }

    /// Says that nothing more comes: what waits is played to its last sample.
    public void end() {
        ended = true;
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        boolean last = ended;
        long at = read.getPlain();
        long waiting = written.getAcquire() - at;
        if (waiting < count && !last) {
            if (flowing) underruns.setRelease(underruns.getPlain() + 1);
            flowing = false;
            return false;
        }
        int taken = (int) Math.min(waiting, count);
        if (taken == 0) return false;
        take(at, samples, taken);
        Arrays.fill(samples, taken, count, 0);
        read.setRelease(at + taken);
        flowing = true;
        return true;
    }

    private void take(long at, int[] samples, int count) {
        int start = (int) (at % ring.length);
        int first = Math.min(count, ring.length - start);
        System.arraycopy(ring, start, samples, 0, first);
        System.arraycopy(ring, 0, samples, first, count - first);
    }

    /// How many samples wait to be played.
    public int waitingSamples() {
        return (int) (written.getAcquire() - read.getAcquire());
    }

    /// Whether [#end] was called and everything has been played.
    public boolean isFinished() {
        return ended && waitingSamples() == 0;
    }

    /// How many samples found no room.
    public long overflowedSamples() {
        return overflowed.getAcquire();
    }

    /// How often it ran dry after it had been playing; the silence before the first sample is none, nor is
    /// the end.
    public long underruns() {
        return underruns.getAcquire();
    }
}
