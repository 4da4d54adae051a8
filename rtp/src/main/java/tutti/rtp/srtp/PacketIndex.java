package tutti.rtp.srtp;

/// The 48-bit index of an RTP packet: the count of its sequence number's wraps, then the sequence number.
///
/// Source: RFC 3711 §3.3.1.
final class PacketIndex {
    /// As many packets may be sent under one key (RFC 3711 §9.2).
    static final long LIMIT = 1L << 48;

    private static final int WRAP = 1 << 16;
    private static final int HALF_WRAP = 1 << 15;

    private PacketIndex() {}

    /// The index with `sequence` that is nearest to `highest`; negative if that would lie before the first
    /// packet. A `highest` of −1 means that there was none: the count is zero then.
    static long nearest(long highest, int sequence) {
        if (highest < 0) {
            return sequence;
        }
        long index = (highest & -WRAP) + sequence;
        if (index - highest > HALF_WRAP) {
            return index - WRAP;
        }
        return highest - index > HALF_WRAP ? index + WRAP : index;
    }
}
