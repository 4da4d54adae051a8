package tutti.engine;

/// The end of a datafeed that brings audio into a processor: a call's decoder, a tone, a file.
///
/// Thread: tick, once per frame and source. Must not allocate, block or throw; a source that throws is taken as
/// silent for that frame, and counted.
@FunctionalInterface
public interface FrameSource {
    /// Always silent.
    FrameSource SILENCE = (_, _, _) -> false;

    /// Writes the next `count` samples (16-bit values) to `samples[0…count)`.
    ///
    /// Returns false when the frame is silence; then nothing needs to be written. `dueNanos` is when the frame was
    /// due; the tick may be late.
    boolean pull(int[] samples, int count, long dueNanos);

    /// Whether anything real has come since the call before, as opposed to what a source makes up or passes
    /// over while nothing comes: for a call a packet, be it of silence.
    ///
    /// Asked once after each [#pull], which returned `audible`. Who makes nothing up need not say more than
    /// that.
    default boolean delivered(boolean audible) {
        return audible;
    }
}
