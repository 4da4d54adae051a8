package tutti.engine.play;

/// Sound at the rate of the channel, as a [Replay] reads it, pass after pass.
///
/// Thread: the tick, unless said otherwise. Must not block, allocate or throw. One content belongs to one
/// replay.
public interface Content {
    /// Rate of its samples. Thread: any.
    int sampleRateHz();

    /// Whether it can be heard again after [#rewind]. Thread: any.
    boolean isRepeatable();

    /// How many samples of this pass can be read now.
    int availableSamples();

    /// Reads up to `count` samples (16-bit values) to `samples[offset…]` and returns how many; fewer only
    /// when fewer are available.
    int read(int[] samples, int offset, int count);

    /// Whether this pass has been read to its end, or as far as it ever will be.
    boolean isEnded();

    /// Begins the next pass; only when this one has ended.
    void rewind();

    /// Whether it could not be read to its end.
    boolean hasFailed();

    /// Nobody will read it any more: what it holds may be given back. Thread: any.
    void discard();
}
