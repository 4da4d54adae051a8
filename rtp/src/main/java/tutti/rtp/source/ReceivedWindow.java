package tutti.rtp.source;

/// Which of the latest sequence numbers have arrived, to know a duplicate from a late packet.
///
/// Thread: one owner. Allocates nothing.
final class ReceivedWindow {
    /// Covers every packet that [SequenceTracker] takes for a late one.
    static final int PACKETS = 128;

    private long low;
    private long high;

    void clear() {
        low = 0;
        high = 0;
    }

    /// Forgets what lies a whole window behind: the numbers after `newest` up to `next` have not arrived yet.
    void advance(long newest, long next) {
        if (next - newest >= PACKETS) {
            clear();
            return;
        }
        for (long sequence = newest + 1; sequence <= next; sequence++) {
            set(sequence, false);
        }
    }

    void mark(long sequence) {
        set(sequence, true);
    }

    boolean has(long sequence) {
        long word = (sequence & 64) == 0 ? low : high;
        return (word >>> (sequence & 63) & 1) != 0;
    }

    private void set(long sequence, boolean value) {
        long bit = 1L << (sequence & 63);
        if ((sequence & 64) == 0) {
            low = value ? low | bit : low & ~bit;
        } else {
            high = value ? high | bit : high & ~bit;
        }
    }
}
