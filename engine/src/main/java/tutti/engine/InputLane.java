package tutti.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.mix.MixInput;

/// The tick's view of one channel's input side: pulls the frame that the conference inputs are made of.
///
/// `lastActiveFrame` is written by the tick and read by control.
final class InputLane {
    static final long NEVER = -1;

    final MixInput input;
    final AtomicLong lastActiveFrame = new AtomicLong(NEVER);
    final AtomicLong faults = new AtomicLong();

    InputLane(int frameSamples) {
        input = new MixInput(frameSamples);
    }

    void pull(FrameSource source, long frameNumber, long nowNanos) {
        boolean audible;
        try {
            audible = source.pull(input.samples, input.samples.length, nowNanos);
        } catch (RuntimeException _) {
            Arrays.fill(input.samples, 0);
            audible = false;
            faults.getAndIncrement();
        }
        input.contributing(audible);
        if (audible) lastActiveFrame.setRelease(frameNumber);
    }

    void silence() {
        input.contributing(false);
    }
}
