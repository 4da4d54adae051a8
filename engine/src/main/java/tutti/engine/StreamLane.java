package tutti.engine;

import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.mix.MixedFrame;

/// The tick's view of one external source: pulls it once per frame, whoever reads it.
final class StreamLane implements FeedLane {
    private final FrameSource source;
    private final AtomicLong faults;
    private final int[] samples;
    private final MixedFrame audible;
    private final MixedFrame silence;
    private MixedFrame frame;

    /// `silence` is what everybody gets while the source is silent: nobody writes to it, so nothing needs
    /// clearing.
    StreamLane(FrameSource source, AtomicLong faults, MixedFrame silence) {
        this.source = source;
        this.faults = faults;
        this.silence = silence;
        samples = new int[silence.count()];
        audible = new MixedFrame(samples, samples.length).filled(false);
        frame = silence;
    }

    void pull(long nowNanos) {
        try {
            frame = source.pull(samples, samples.length, nowNanos) ? audible : silence;
        } catch (RuntimeException _) {
            frame = silence;
            faults.getAndIncrement();
        }
    }

    @Override
    public MixedFrame frame() {
        return frame;
    }
}
