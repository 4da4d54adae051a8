package tutti.simulator.script.source;

import java.util.BitSet;
import tutti.audio.level.LevelMeter;
import tutti.engine.FrameSource;

/// Passes on what a source says and remembers when it said something, and what it said last.
///
/// Thread: the tick's; who asks [#lastFrame()] does so between two ticks.
public final class Mouth implements FrameSource {
    /// Softer than the plan's level by more than that, a frame does not count as spoken: it has an edge in it.
    private static final double EDGE_DB = 1;

    private final FrameSource source;
    private final double spokenDbov;
    private final BitSet spokenFrames;
    private final int[] lastFrame;
    private int frame;
    private boolean lastAudible;

    /// Pulled for the first time in `firstFrame`; frames at about `levelDbov` or more are set in
    /// `spokenFrames`.
    public Mouth(FrameSource source, double levelDbov, int firstFrame, int frameSamples, BitSet spokenFrames) {
        this.source = source;
        this.spokenFrames = spokenFrames;
        spokenDbov = levelDbov - EDGE_DB;
        frame = firstFrame;
        lastFrame = new int[frameSamples];
    }

    @Override
    public boolean pull(int[] samples, int count, long nowNanos) {
        lastAudible = source.pull(samples, count, nowNanos);
        if (lastAudible) {
            System.arraycopy(samples, 0, lastFrame, 0, count);
            if (LevelMeter.rmsDbov(samples, 0, count) >= spokenDbov) spokenFrames.set(frame);
        }
        frame++;
        return lastAudible;
    }

    /// Whether the frame pulled last was anything but silence.
    public boolean lastAudible() {
        return lastAudible;
    }

    /// The frame pulled last; meaningful while [#lastAudible()].
    public int[] lastFrame() {
        return lastFrame;
    }
}
