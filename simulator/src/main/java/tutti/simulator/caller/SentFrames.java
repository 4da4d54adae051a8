package tutti.simulator.caller;

/// When a caller sent each frame of his voice.
///
/// Frame numbers are those of the group's common clock, so they also say where in his voice he was. Written
/// by the media thread, readable by any: what is below [#count()] never changes.
public final class SentFrames {
    private final long[] sentNanos;
    private long firstFrame;
    private volatile int count;

    SentFrames(int framesMax) {
        sentNanos = new long[framesMax];
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void add(long frame, long nowNanos) {
        int index = count;
        if (index == 0) firstFrame = frame;
        while (index < sentNanos.length && index < frame - firstFrame) sentNanos[index++] = nowNanos;
        if (index < sentNanos.length) sentNanos[index++] = nowNanos;
        count = index;
    }

    /// How many frames are known, skipped ones included.
    public int count() {
        return count;
    }

    /// Number of the first frame; meaningful once [#count()] is not 0.
    public long firstFrame() {
        return firstFrame;
    }

    /// When the packet with `frame` was handed to the socket; a frame that a stall skipped has its
    /// successor's time.
    public long sentNanos(long frame) {
        int index = Math.toIntExact(frame - firstFrame);
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(
                    "Frame " + frame + " is not among the " + count + " from " + firstFrame);
        }
        return sentNanos[index];
    }
}
