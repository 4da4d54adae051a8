package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import tutti.rtp.jitter.JitterBuffer.Offer;
import tutti.rtp.jitter.JitterBuffer.Take;

/// An RTP source of 20 ms packets at 8 kHz, and the ticks of its receiver; packet `n` is due to arrive 10 ms
/// before tick `n`.
final class TestSource {
    static final long MILLI = 1_000_000;
    static final int TICKS = 160;

    final JitterBuffer buffer;
    final int firstSequence;
    final int firstTimestamp;

    TestSource(JitterBufferSettings settings, int firstSequence, int firstTimestamp) {
        buffer = new JitterBuffer(settings, 8000);
        this.firstSequence = firstSequence;
        this.firstTimestamp = firstTimestamp;
    }

    TestSource() {
        this(JitterBufferSettings.TELEPHONE, 65_530, -800);
    }

    /// Tick `n`, in nanoseconds.
    static long tick(int n) {
        return 1_000 * MILLI + n * 20L * MILLI;
    }

    /// Offers packet `n` in time.
    Offer offer(int n) {
        return offer(n, 0);
    }

    Offer offer(int n, double lateMillis) {
        return offer(
                firstSequence + n,
                firstTimestamp + n * TICKS,
                false,
                n,
                tick(n) - 10 * MILLI + (long) (lateMillis * MILLI));
    }

    Offer offer(int sequence, int timestamp, boolean marker, int tag, long arrivalNanos) {
        byte[] payload = {(byte) tag, (byte) (tag >> 8), 0, 0};
        return buffer.offer(sequence, timestamp, marker, 0, TICKS, payload, 0, payload.length, arrivalNanos);
    }

    /// Packets `from` … `to` - 1 come in time, and each is played at its tick.
    void play(int from, int to) {
        for (int n = from; n < to; n++) {
            assertThat(offer(n)).isEqualTo(Offer.ACCEPTED);
            assertThat(take(n)).isEqualTo(n == 0 ? Take.TALKSPURT : Take.FRAME);
            assertThat(tag()).isEqualTo(n);
        }
    }

    Take take(int tick) {
        return buffer.take(tick(tick), 0);
    }

    /// The number that the packet taken last was offered as.
    int tag() {
        byte[] payload = buffer.payload();
        int offset = buffer.payloadOffset();
        return (payload[offset] & 0xFF) | (payload[offset + 1] & 0xFF) << 8;
    }
}
