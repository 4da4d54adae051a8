package tutti.bench.detect;

import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;

/// Who speaks: the decision on each frame, and the gate.
final class SpeechTracking implements Stage {
    private final Loop loop;
    private final int[] frame;
    private final SpeechTracker tracker;
    private final boolean isSpeech;
    private long frames;
    private long heard;

    /// `isSpeech`: whether `signal` is speech with pauses; otherwise it is nothing but noise.
    SpeechTracking(int sampleRateHz, int[] signal, boolean isSpeech) {
        loop = new Loop(signal, sampleRateHz);
        frame = new int[Loop.frameSamples(sampleRateHz)];
        tracker = new SpeechTracker(sampleRateHz, SpeechSettings.DEFAULT);
        this.isSpeech = isSpeech;
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            loop.next(frame);
            heard += tracker.track(frame, frame.length).isHeard() ? 1 : 0;
            tracker.gate(frame, frame.length);
        }
        frames += ticks;
    }

    /// Noise is learnt in five seconds, and little of it is heard after that.
    @Override
    public boolean worked() {
        double share = (double) heard / frames;
        return isSpeech ? share > 0.5 && share < 1 : share < 0.1;
    }
}
