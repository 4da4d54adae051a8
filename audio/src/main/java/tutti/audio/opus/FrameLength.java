package tutti.audio.opus;

/// The length of a frame as a packet tells it, in one or two octets.
///
/// Source: RFC 6716 §3.2.1.
final class FrameLength {
    static final int MAX = 1_275;

    private static final int FIRST_OF_TWO = 252;

    private FrameLength() {}

    /// Octets that a length itself takes; its first octet tells as much as the length does.
    static int octets(int firstOrLength) {
        return firstOrLength < FIRST_OF_TWO ? 1 : 2;
    }

    /// `second` counts only where `first` says that it is there.
    static int read(int first, int second) {
        return first < FIRST_OF_TWO ? first : 4 * second + first;
    }

    /// Writes `length` to `out[offset…]` and returns where the next octet goes.
    static int write(int length, byte[] out, int offset) {
        if (length < FIRST_OF_TWO) {
            out[offset] = (byte) length;
            return offset + 1;
        }
        int first = FIRST_OF_TWO + (length & 3);
        out[offset] = (byte) first;
        out[offset + 1] = (byte) ((length - first) >> 2);
        return offset + 2;
    }
}
