package tutti.engine.play;

/// Where in its playlist a [Replay] is: the content `item`, 0 for the first, in pass `pass`, 0 for the
/// first, and `samples` of it have been heard; at `sampleRateHz`, that of the channel.
public record ReplayPosition(int pass, int item, long samples, int sampleRateHz) {
    /// `samples` in milliseconds, rounded down.
    public long millis() {
        return samples * 1000 / sampleRateHz;
    }
}
