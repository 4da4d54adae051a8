package tutti.engine.record;

/// Says whether the frame that is being made carries a tone that does not belong into a recording.
@FunctionalInterface
public interface ToneFlag {
    /// Never a tone.
    ToneFlag NEVER = _ -> false;

    /// Asked once for each frame that is recorded, in the tick that makes it, after all inputs have been
    /// detected. Must not allocate or block.
    boolean isTone(long frameNumber);
}
