package tutti.rtp.jitter;

/// Limits of one [JitterBuffer], fixed for its life.
///
/// @param frameNanos how much audio the caller plays at each tick; delay changes in whole frames
/// @param delayCapNanos how long after the fastest recent packet one may be played; older ones are skipped,
/// unless nothing newer came
/// @param packetsMax slots, a power of two from 8 to 1024; more packets than that push out the oldest
/// @param payloadBytesMax largest payload that is taken
public record JitterBufferSettings(long frameNanos, long delayCapNanos, int packetsMax, int payloadBytesMax) {

    /// 20 ms frames, a cap of 200 ms, 64 packets of up to 1,280 bytes (the largest Opus frame is 1,275).
    public static final JitterBufferSettings TELEPHONE = new JitterBufferSettings(20_000_000, 200_000_000, 64, 1280);

    /// Fails with [IllegalArgumentException] when a limit is out of its range.
    public JitterBufferSettings {
        require(frameNanos > 0, "frameNanos must be positive");
        require(delayCapNanos >= frameNanos, "delayCapNanos must be at least one frame");
        require(
                Integer.bitCount(packetsMax) == 1 && packetsMax >= 8 && packetsMax <= 1024,
                "packetsMax must be a power of two from 8 to 1024");
        require(payloadBytesMax > 0, "payloadBytesMax must be positive");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
