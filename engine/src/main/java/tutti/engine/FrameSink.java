package tutti.engine;

import tutti.engine.mix.MixedFrame;

/// The end of a datafeed that takes audio out of a processor: a call's encoder, a file, a meter.
///
/// Thread: tick, once per frame. Must not allocate, block or throw; what it throws is counted and costs only
/// itself the frame.
@FunctionalInterface
public interface FrameSink {
    /// Takes the frame numbered `frameNumber` of the processor's clock, which was due at `dueNanos`; the tick may be
    /// late. `frame` is valid during the call only.
    void push(MixedFrame frame, long frameNumber, long dueNanos);
}
