package tutti.engine.activity;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Whether and how loud one input contributes: what a frame contained after conditioning, so a muted input
/// is never active.
///
/// Power is the mean square of the samples, averaged over the last frames (time constant four frames)
/// while the input stays active, because a ranking by single frames would change with every syllable.
/// Thread: [#heard] tick, the others any.
public final class InputActivity {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int AVERAGE_SHIFT = 2;

    private final AtomicLong lastActiveFrame = new AtomicLong(NEVER);
    private final AtomicLong meanSquare = new AtomicLong();

    /// The input contributed `energy` (sum of squares, positive) over `samples` samples to the frame.
    public void heard(long frameNumber, long energy, int samples) {
        long now = energy / samples;
        long before = meanSquare.getPlain();
        boolean goesOn = lastActiveFrame.getPlain() == frameNumber - 1;
        long average = goesOn ? before + ((now - before) >> AVERAGE_SHIFT) : now;
        meanSquare.setRelease(Math.max(1, average));
        lastActiveFrame.setRelease(frameNumber);
    }

    /// The power if the input was active in the frame numbered `sinceFrame` or in a later one, else 0.
    public long meanSquareSince(long sinceFrame) {
        long last = lastActiveFrame.getAcquire();
        return last < sinceFrame ? 0 : meanSquare.getAcquire();
    }

    /// The number of the newest frame to which the input contributed, if there is one.
    public OptionalLong lastActiveFrame() {
        long last = lastActiveFrame.getAcquire();
        return last == NEVER ? OptionalLong.empty() : OptionalLong.of(last);
    }

    /// The power while it was active last, 0 when it never was.
    public long lastMeanSquare() {
        return meanSquare.getAcquire();
    }
}
