package tutti.examples;

import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.FrameSink;
import tutti.engine.FrameSource;
import tutti.engine.mix.MixedFrame;

/// A telephone whose owner never stops saying one tone but to press keys; it remembers the last half second it heard.
final class Telephone implements FrameSource, FrameSink {
    static final double SPOKEN_DBOV = -20;

    private final int rateHz;
    private final ToneGenerator mouth;
    private final int[] ear;
    private DigitGenerator keys;

    Telephone(int rateHz, double toneHz) {
        this.rateHz = rateHz;
        mouth = new ToneGenerator(rateHz, Tone.ofDbov(toneHz, SPOKEN_DBOV));
        ear = new int[rateHz / 2];
        keys = keys("");
    }

    private DigitGenerator keys(String digits) {
        return new DigitGenerator(new DigitString(digits), DigitTiming.DEFAULT, rateHz);
    }

    void press(String digits) {
        keys = keys(digits);
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        if (keys.isDone()) mouth.generate(samples, 0, count);
        else keys.generate(samples, 0, count);
        return true;
    }

    @Override
    public void push(MixedFrame frame, long frameNumber, long dueNanos) {
        System.arraycopy(ear, frame.count(), ear, 0, ear.length - frame.count());
        System.arraycopy(frame.samples(), 0, ear, ear.length - frame.count(), frame.count());
    }

    int[] heard() {
        return ear;
    }
}
