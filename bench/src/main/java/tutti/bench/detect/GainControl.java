package tutti.bench.detect;

import tutti.audio.agc.AgcSettings;
import tutti.audio.agc.AutomaticGain;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;

/// Gain control, told which frames are speech.
final class GainControl implements Stage {
    private final Loop loop;
    private final int[] frame;
    private final boolean[] speech;
    private final AutomaticGain gain;

    /// `signal` must need a gain: it is not at the target.
    GainControl(int sampleRateHz, int[] signal) {
        loop = new Loop(signal, sampleRateHz);
        frame = new int[Loop.frameSamples(sampleRateHz)];
        gain = new AutomaticGain(sampleRateHz, AgcSettings.DEFAULT);
        speech = new boolean[loop.frames()];
        SpeechTracker tracker = new SpeechTracker(sampleRateHz, SpeechSettings.DEFAULT);
        for (int i = 0; i < speech.length; i++) {
            loop.next(frame);
            tracker.track(frame, frame.length);
            speech[i] = tracker.isSpeech();
        }
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            int number = loop.frame();
            loop.next(frame);
            gain.apply(frame, frame.length, speech[number]);
        }
    }

    @Override
    public boolean worked() {
        return gain.gainDb() > 3;
    }
}
