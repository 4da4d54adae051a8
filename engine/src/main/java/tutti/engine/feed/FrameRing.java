package tutti.engine.feed;

import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.FrameSink;
import tutti.engine.mix.MixedFrame;

/// A sink from which another thread takes whole frames at its own pace, each with its number.
///
/// A reader that is too slow loses the newest frames: they are counted, and the frame numbers show the
/// gap. Thread: the tick calls [#push], one reader calls [#poll], the counters may be read by any.
/// Allocates nothing.
public final class FrameRing implements FrameSink {
    /// What [#poll] returns when no frame waits.
    public static final long NONE = -1;

    private final int frameSamples;
    private final int[][] frames;
    private final long[] numbers;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong overflowed = new AtomicLong();

    /// Holds up to `capacityFrames` frames of `frameSamples` samples.
    public FrameRing(int capacityFrames, int frameSamples) {
        if (capacityFrames <= 0 || frameSamples <= 0) {
            throw new IllegalArgumentException("A ring of " + capacityFrames + " frames of " + frameSamples
                    + " samples holds nothing; give at least one of each");
        }
        this.frameSamples = frameSamples;
        frames = new int[capacityFrames][frameSamples];
        numbers = new long[capacityFrames];
    }

    @Override
    public void push(MixedFrame frame, long frameNumber, long dueNanos) {
        long at = written.getPlain();
        if (at - read.getAcquire() == frames.length) {
            overflowed.setRelease(overflowed.getPlain() + 1);
            return;
        }
        int slot = (int) (at % frames.length);
        System.arraycopy(frame.samples(), 0, frames[slot], 0, frameSamples);
        numbers[slot] = frameNumber;
        written.setRelease(at + 1);
    }

    /// Copies the oldest waiting frame to `samples[0…frameSamples)` and returns its number, or [#NONE].
    public long poll(int[] samples) {
        long at = read.getPlain();
        if (at == written.getAcquire()) return NONE;
        int slot = (int) (at % frames.length);
        System.arraycopy(frames[slot], 0, samples, 0, frameSamples);
        long number = numbers[slot];
        read.setRelease(at + 1);
        return number;
    }

    /// How many frames wait.
    public int waitingFrames() {
        return (int) (written.getAcquire() - read.getAcquire());
    }

    /// How many frames found no room.
    public long overflowedFrames() {
        return overflowed.getAcquire();
    }
}
