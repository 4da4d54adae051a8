package tutti.bench.detect;

import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSink;
import tutti.audio.detect.progress.CallProgressPattern;

/// Digits or call-progress tones of one channel, and what was recognised is fetched after every frame.
final class ToneDetection implements Stage, ToneSink {
    private final Loop loop;
    private final int[] frame;
    private final ToneDetector detector;
    private final boolean isTone;
    private long recognised;

    /// `isTone`: whether `signal` has what `settings` listen for.
    ToneDetection(int sampleRateHz, ToneDetectorSettings settings, int[] signal, boolean isTone) {
        loop = new Loop(signal, sampleRateHz);
        frame = new int[Loop.frameSamples(sampleRateHz)];
        detector = new ToneDetector(sampleRateHz, settings);
        this.isTone = isTone;
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            loop.next(frame);
            detector.process(frame, 0, frame.length);
            detector.drain(this);
        }
    }

    @Override
    public boolean worked() {
        return recognised > 0 == isTone && detector.overruns() == 0;
    }

    @Override
    public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
        recognised++;
    }

    @Override
    public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {}

    @Override
    public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {
        recognised++;
    }

    @Override
    public void callProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {}

    @Override
    public void gruntStarted(long startSample) {}

    @Override
    public void gruntEnded(long startSample, long lengthSamples) {}
}
