package tutti.audio.echo;

/// What was sent, for as long as its echo may take.
final class SentHistory {
    private final float[] ring;
    private final int mask;
    private int end;

    SentHistory(int samples) {
        ring = new float[Integer.highestOneBit(samples - 1) * 2];
        mask = ring.length - 1;
    }

    void add(int[] samples, int offset, int count) {
        for (int i = 0; i < count; i++) {
            ring[(end + i) & mask] = samples[offset + i];
        }
        end = (end + count) & mask;
    }

    /// The samples before the newest `delaySamples`, oldest first, as many as fit into `window`.
    void copy(int delaySamples, float[] window) {
        int from = (end - delaySamples - window.length) & mask;
        int first = Math.min(window.length, ring.length - from);
        System.arraycopy(ring, from, window, 0, first);
        System.arraycopy(ring, 0, window, first, window.length - first);
    }
}
