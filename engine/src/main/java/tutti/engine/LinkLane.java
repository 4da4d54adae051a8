package tutti.engine;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.mix.MixOutput;

/// One output's exact sums on their way to other processors, frame by frame.
///
/// ```
///   frame f    slot 0   written by the output's processor after the stage that makes it, read by the others
///   frame f+1  slot 1
///   frame f+2  slot 0   whoever still reads frame f finds out, and has missed it
/// ```
/// [#depart] is called by the thread of the output's processor, [#take] by the threads of those who read. Nobody
/// waits for a reader. Allocates nothing.
final class LinkLane {
    private static final int SLOTS = 2;

    private final MixOutput output;
    private final int[][] slots;
    private final boolean[] silent = new boolean[SLOTS];
    private final AtomicLong departing = new AtomicLong(-1);
    private final AtomicLong departed = new AtomicLong(-1);

    LinkLane(MixOutput output, int frameSamples) {
        this.output = output;
        slots = new int[SLOTS][frameSamples];
    }

    /// The output has been mixed for `frame`.
    void depart(long frame) {
        int slot = slot(frame);
        departing.set(frame);
        VarHandle.storeStoreFence();
        silent[slot] = output.frame().silent();
        if (!silent[slot]) System.arraycopy(output.exactSum(), 0, slots[slot], 0, slots[slot].length);
        departed.set(frame);
    }

    /// Whether `frame` has not departed yet.
    boolean isAwaited(long frame) {
        return departed.get() < frame;
    }

    /// What became of a frame that was taken.
    enum Taken {
        AUDIBLE,
        SILENT,
        /// It has not departed, or another has taken its place.
        MISSED
    }

    /// Copies `frame` to `samples`; what they hold is worthless unless it is [Taken#AUDIBLE].
    Taken take(long frame, int[] samples) {
        if (isAwaited(frame)) return Taken.MISSED;
        int slot = slot(frame);
        boolean wasSilent = silent[slot];
        if (!wasSilent) System.arraycopy(slots[slot], 0, samples, 0, samples.length);
        VarHandle.acquireFence();
        if (departing.get() >= frame + SLOTS) return Taken.MISSED;
        return wasSilent ? Taken.SILENT : Taken.AUDIBLE;
    }

    private static int slot(long frame) {
        return (int) (frame & (SLOTS - 1));
    }
}
