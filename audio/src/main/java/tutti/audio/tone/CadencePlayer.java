package tutti.audio.tone;

/// Plays a [Cadence] frame by frame.
///
/// Each tone begins at phase 0 and has edges of 3 ms inside its duration, so it does not click.
/// Boundaries are exact to the sample for ever: milliseconds from the beginning of the cadence, rounded
/// down to a sample. Integer arithmetic; equal arguments give equal samples. Thread: one at a time.
/// Allocates nothing after construction.
public final class CadencePlayer {
    /// Swelling and fading of each tone.
    public static final int EDGE_MILLIS = 3;

    private final BurstSequence sequence;

    /// A player at the beginning of `cadence`. Fails with an `IllegalArgumentException` if a tone cannot
    /// be sampled at this rate or tones that sound together are too loud, as [ToneGenerator] says.
    public CadencePlayer(Cadence cadence, int sampleRateHz) {
        sequence = new BurstSequence(cadence.elements(), cadence.plays(), sampleRateHz, EDGE_MILLIS);
    }

    /// Replaces `samples[offset…offset+count)` by the next `count` samples, 16-bit values.
    ///
    /// Returns how many of them belong to the cadence, its last silence included: fewer than `count` only
    /// when it ends in this frame. The rest is silence.
    public int generate(int[] samples, int offset, int count) {
        return sequence.generate(samples, offset, count);
    }

    /// Whether all of the cadence has been generated; never of an endless one.
    public boolean isDone() {
        return sequence.isDone();
    }

    /// How many samples of the cadence have been generated.
    public long positionSamples() {
        return sequence.position();
    }
}
