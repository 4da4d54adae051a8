package tutti.engine;

/// How long a processor waits, in the middle of a frame, for a linked one that is a little later.
///
/// Linked processors that tick on threads of their own meet in every frame. The engine reads no clock and does
/// not park: whoever owns the threads says what waiting is and when it ends. Thread: tick; must not allocate.
@FunctionalInterface
public interface LinkWait {
    /// Does not wait: for processors that [Engine#tick] ticks together, where nothing is ever awaited.
    LinkWait NEVER = _ -> false;

    /// Called while a frame is awaited, with 0, 1, 2, … for the same frame; waits a moment and returns whether to
    /// look again. On false the frame is taken as silent and counted in [Processor#missedLinkFrames].
    boolean goOn(int turns);
}
