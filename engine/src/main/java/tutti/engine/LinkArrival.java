package tutti.engine;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.mix.MixedFrame;

/// The far end of a link: another processor's exact sum as a feed of this one.
///
/// Thread: tick of the processor that reads.
final class LinkArrival implements FeedLane {
    private static final long NEVER = -1;

    private final LinkLane lane;
    private final LinkWait wait;
    private final AtomicLong missed;
    private final int[] samples;
    private final MixedFrame audible;
    private final MixedFrame silence;
    private final AtomicLong lastArrivedFrame = new AtomicLong(NEVER);
    private MixedFrame frame;

    /// `missed` counts the frames that were not there in time.
    LinkArrival(LinkLane lane, LinkWait wait, AtomicLong missed, MixedFrame silence) {
        this.lane = lane;
        this.wait = wait;
        this.missed = missed;
        this.silence = silence;
        samples = new int[silence.count()];
        audible = MixedFrame.ofSum(samples);
        frame = silence;
    }

    boolean isOf(LinkLane other) {
        return lane == other;
    }

    /// Takes what has departed for `frameNumber`, after waiting for it as long as [LinkWait] lets it.
    void arrive(long frameNumber) {
        for (int turns = 0; lane.isAwaited(frameNumber) && wait.goOn(turns); turns++) {
            // the other processor is making it
        }
        frame = switch (lane.take(frameNumber, samples)) {
            case AUDIBLE -> arrived(frameNumber, audible);
            case SILENT -> arrived(frameNumber, silence);
            case MISSED -> miss();
        };
    }

    private MixedFrame arrived(long frameNumber, MixedFrame taken) {
        lastArrivedFrame.setRelease(frameNumber);
        return taken;
    }

    private MixedFrame miss() {
        missed.getAndIncrement();
        return silence;
    }

    /// The newest frame that was there in time. Thread: any.
    OptionalLong lastArrivedFrame() {
        long last = lastArrivedFrame.getAcquire();
        return last == NEVER ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public MixedFrame frame() {
        return frame;
    }
}
