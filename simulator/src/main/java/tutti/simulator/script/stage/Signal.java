package tutti.simulator.script.stage;

import tutti.engine.tones.ToneEvent;

/// What was recognised in what `who` sends, reported in `frame`.
public record Signal(Performer who, long frame, ToneEvent event) {
    /// Where on the frame clock it began.
    public double startMillis() {
        return millis(event.startSample());
    }

    /// How long so many samples of his are.
    public double millis(long samples) {
        return samples * 1_000.0 / who.sampleRateHz();
    }
}
