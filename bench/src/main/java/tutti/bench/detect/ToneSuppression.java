package tutti.bench.detect;

import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSuppressor;
import tutti.audio.level.LevelMeter;

/// The suppressor alone: the detector that it asks heard its last frame before the clock began to run, and goes on
/// saying what it said then.
final class ToneSuppression implements Stage {
    private static final int TEACHING_FRAMES = 10;

    private final Loop loop;
    private final int[] frame;
    private final ToneDetector detector;
    private final ToneSuppressor suppressor;
    private final boolean isTone;

    /// `isTone`: whether `signal` is a digit that does not end; otherwise it has none.
    ToneSuppression(int sampleRateHz, ToneSuppressor suppressor, int[] signal, boolean isTone) {
        this.suppressor = suppressor;
        this.isTone = isTone;
        loop = new Loop(signal, sampleRateHz);
        frame = new int[Loop.frameSamples(sampleRateHz)];
        detector = new ToneDetector(sampleRateHz, ToneDetectorSettings.DTMF);
        for (int i = 0; i < TEACHING_FRAMES; i++) {
            loop.next(frame);
            detector.process(frame, 0, frame.length);
            suppressor.process(frame, 0, frame.length, detector);
        }
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            loop.next(frame);
            suppressor.process(frame, 0, frame.length, detector);
        }
    }

    @Override
    public boolean worked() {
        run(1);
        return detector.tonePresent() == isTone && LevelMeter.peak(frame, 0, frame.length) == 0 == isTone;
    }
}
