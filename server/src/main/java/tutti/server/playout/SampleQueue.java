package tutti.server.playout;

/// Samples that are about to be played, with those just played before them, in one array: concealment and
/// time-scaling look at both sides.
///
/// ```
///   │ history (played) │ pending │ room for a packet and a period │
///                  start       end
/// ```
/// The window slides through the array and is moved back to its beginning now and then, not with every frame: with
/// hundreds of calls each move costs cache misses.
final class SampleQueue {
    private final int[] samples;
    private final int historySamples;
    private final int startMax;
    private int start;
    private int end;

    SampleQueue(int historySamples, int roomSamples) {
        this.historySamples = historySamples;
        startMax = historySamples + roomSamples;
        samples = new int[startMax + roomSamples];
        start = historySamples;
        end = historySamples;
    }

    int[] samples() {
        return samples;
    }

    /// Index of the first pending sample.
    int start() {
        return start;
    }

    /// Index after the last pending sample.
    int end() {
        return end;
    }

    int pending() {
        return end - start;
    }

    /// The caller wrote (or inserted) `count` samples.
    void grow(int count) {
        end += count;
    }

    /// The caller took `count` samples out.
    void shrink(int count) {
        end -= count;
    }

    /// Moves the first `count` pending samples to `frame`; they become history.
    void read(int[] frame, int offset, int count) {
        System.arraycopy(samples, start, frame, offset, count);
        start += count;
        if (start > startMax) moveBack();
    }

    private void moveBack() {
        int from = start - historySamples;
        System.arraycopy(samples, from, samples, 0, end - from);
        start -= from;
        end -= from;
    }
}
