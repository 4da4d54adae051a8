package tutti.simulator.script.source;

import java.util.Arrays;
import java.util.BitSet;
import tutti.audio.level.LevelMeter;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.engine.FrameSource;

/// Passes on what a source says and what is pressed on the keys, and remembers when the source said something,
/// and what it said last.
///
/// Thread: the tick's; who asks [#lastFrame()] or calls [#press] does so between two ticks.
public final class Mouth implements FrameSource {
    /// Softer than the plan's level by more than that, a frame does not count as spoken: it has an edge in it.
    private static final double EDGE_DB = 1;

    private final FrameSource source;
    private final Keypad keypad;
    private final double spokenDbov;
    private final BitSet spokenFrames;
    private final int[] lastFrame;
    private int frame;
    private boolean lastAudible;

    /// Pulled for the first time in `firstFrame`; frames at about `levelDbov` or more in which no key is pressed
    /// are set in `spokenFrames`.
    public Mouth(
            FrameSource source,
            double levelDbov,
            int firstFrame,
            int sampleRateHz,
            int frameSamples,
            BitSet spokenFrames) {
        this.source = source;
        this.spokenFrames = spokenFrames;
        spokenDbov = levelDbov - EDGE_DB;
        frame = firstFrame;
        lastFrame = new int[frameSamples];
        keypad = new Keypad(sampleRateHz, frameSamples);
    }

    /// Sends `digits` from the next frame on; `over`: besides what the source says, not instead of it.
    public void press(DigitString digits, DigitTiming timing, boolean over) {
        keypad.press(digits, timing, over);
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        boolean audible = source.pull(samples, count, dueNanos);
        int now = frame++;
        lastAudible = audible && !keypad.isBusy();
        if (lastAudible) {
            System.arraycopy(samples, 0, lastFrame, 0, count);
            if (LevelMeter.rmsDbov(samples, 0, count) >= spokenDbov) spokenFrames.set(now);
        }
        if (!keypad.isBusy()) return audible;
        if (!audible) Arrays.fill(samples, 0, count, 0);
        keypad.send(samples, count);
        return true;
    }

    /// Whether the frame pulled last was anything but silence, and nothing but the source.
    public boolean lastAudible() {
        return lastAudible;
    }

    /// The frame pulled last; meaningful while [#lastAudible()].
    public int[] lastFrame() {
        return lastFrame;
    }
}
