package tutti.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.mix.MixOutput;
import tutti.engine.mix.MixedFrame;

/// The tick's view of one channel's output side: what it emits and who takes it.
final class OutputLane {
    final MixOutput mix;
    final AtomicLong faults = new AtomicLong();
    private final int[] playedSamples;
    private final MixedFrame played;
    private final MixedFrame silence;

    OutputLane(int frameSamples) {
        mix = new MixOutput(frameSamples);
        playedSamples = new int[frameSamples];
        played = new MixedFrame(playedSamples, frameSamples);
        silence = new MixedFrame(new int[frameSamples], frameSamples);
    }

    void push(OutputUse use, FrameSource player, FrameSink[] sinks, long frameNumber, long nowNanos) {
        MixedFrame frame = switch (use) {
            case IDLE -> silence;
            case CONFERENCE -> mix.frame();
            case PLAYING -> play(player, nowNanos);
        };
        for (FrameSink sink : sinks) {
            try {
                sink.push(frame, frameNumber, nowNanos);
            } catch (RuntimeException _) {
                faults.getAndIncrement();
            }
        }
    }

    private MixedFrame play(FrameSource player, long nowNanos) {
        boolean audible;
        try {
            audible = player.pull(playedSamples, playedSamples.length, nowNanos);
        } catch (RuntimeException _) {
            audible = false;
            faults.getAndIncrement();
        }
        if (!audible) Arrays.fill(playedSamples, 0);
        return played.filled(!audible);
    }
}
