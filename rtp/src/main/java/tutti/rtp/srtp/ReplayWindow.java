package tutti.rtp.srtp;

/// Which of the latest [#WINDOW_PACKETS] packet indices of one source were seen.
///
/// Thread: one owner. Allocates nothing. Source: RFC 3711 §3.3.2.
sealed class ReplayWindow permits SrtpSource {
    static final int WINDOW_PACKETS = 128;

    private static final int WORD_BITS = Long.SIZE;

    /// −1 before the first packet.
    private long highest = -1;
    // Bit n of `recent` is the packet at `highest` − n; `older` continues it.
    private long recent;
    private long older;

    long highest() {
        return highest;
    }

    /// [SrtpVerdict#OK] for an index that is new.
    SrtpVerdict look(long index) {
        long age = highest - index;
        if (highest < 0 || age < 0) {
            return SrtpVerdict.OK;
        }
        if (age >= WINDOW_PACKETS) {
            return SrtpVerdict.TOO_OLD;
        }
        long word = age < WORD_BITS ? recent : older;
        return (word >>> age & 1) == 0 ? SrtpVerdict.OK : SrtpVerdict.REPLAYED;
    }

    /// Notes an authenticated packet that [#look] called new.
    void note(long index) {
        if (index > highest) {
            shift(highest < 0 ? WINDOW_PACKETS : index - highest);
            highest = index;
        }
        long age = highest - index;
        if (age < WORD_BITS) {
            recent |= 1L << age;
        } else {
            older |= 1L << age;
        }
    }

    private void shift(long packets) {
        if (packets >= WINDOW_PACKETS) {
            recent = 0;
            older = 0;
        } else if (packets >= WORD_BITS) {
            older = recent << packets;
            recent = 0;
        } else {
            older = older << packets | recent >>> (WORD_BITS - packets);
            recent <<= packets;
        }
    }
}
