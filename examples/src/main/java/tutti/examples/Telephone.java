package tutti.examples;

import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.audio.tone.ToneMeter;
import tutti.engine.FrameSink;
import tutti.engine.FrameSource;
import tutti.engine.mix.MixedFrame;

/// A telephone whose owner never stops saying one tone, and that remembers the last half second it heard.
final class Telephone implements FrameSource, FrameSink {
    static final double SPOKEN_DBOV = -20;

    private final int rateHz;
    private final double toneHz;
    private final ToneGenerator mouth;
    private final int[] ear;

    Telephone(int rateHz, double toneHz) {
        this.rateHz = rateHz;
        this.toneHz = toneHz;
        mouth = new ToneGenerator(rateHz, Tone.ofDbov(toneHz, SPOKEN_DBOV));
        ear = new int[rateHz / 2];
    }

    @Override
    public boolean pull(int[] samples, int count, long nowNanos) {
        mouth.generate(samples, 0, count);
        return true;
    }

    @Override
    public void push(MixedFrame frame, long frameNumber, long nowNanos) {
        System.arraycopy(ear, frame.count(), ear, 0, ear.length - frame.count());
        System.arraycopy(frame.samples(), 0, ear, ear.length - frame.count(), frame.count());
    }

    /// How loud the other one's tone is here, -127…0 dBov.
    double levelDbov(Telephone other) {
        return ToneMeter.levelDbov(ear, 0, ear.length, rateHz, other.toneHz);
    }
}
