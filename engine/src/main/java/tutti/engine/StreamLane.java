package tutti.engine;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.mix.MixedFrame;

/// The tick's view of one external source: pulls it once per frame, whoever reads it.
final class StreamLane implements FeedLane {
    private static final long NEVER = -1;

    private final FrameSource source;
    private final AtomicLong faults;
    private final int[] samples;
    private final MixedFrame audible;
    private final MixedFrame silence;
    private final AtomicLong lastDeliveredFrame = new AtomicLong(NEVER);
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

    void pull(long frameNumber, long dueNanos) {
        try {
            boolean heard = source.pull(samples, samples.length, dueNanos);
            frame = heard ? audible : silence;
            if (source.delivered(heard)) lastDeliveredFrame.setRelease(frameNumber);
        } catch (RuntimeException _) {
            frame = silence;
            faults.getAndIncrement();
        }
    }

    /// The number of the newest frame for which the source delivered something real. Thread: any.
    OptionalLong lastDeliveredFrame() {
        long last = lastDeliveredFrame.getAcquire();
        return last == NEVER ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public MixedFrame frame() {
        return frame;
    }
}
