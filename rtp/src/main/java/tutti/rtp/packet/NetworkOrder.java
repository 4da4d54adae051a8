package tutti.rtp.packet;

/// Integers in network byte order (RFC 3550 §4: most significant octet first) inside a datagram.
///
/// The caller has checked that the octets exist. Any thread, allocates nothing.
public final class NetworkOrder {
    private NetworkOrder() {}

    /// The unsigned octet at `offset`, 0…255.
    public static int octet(byte[] datagram, int offset) {
        return datagram[offset] & 0xFF;
    }

    /// The unsigned 16-bit number at `offset`, 0…65535.
    public static int unsigned16(byte[] datagram, int offset) {
        return octet(datagram, offset) << 8 | octet(datagram, offset + 1);
    }

    /// The 32 bits at `offset`; for SSRCs and timestamps, which are compared modulo 2³².
    public static int int32(byte[] datagram, int offset) {
        return unsigned16(datagram, offset) << 16 | unsigned16(datagram, offset + 2);
    }

    /// The unsigned 32-bit number at `offset`; for counters.
    public static long unsigned32(byte[] datagram, int offset) {
        return Integer.toUnsignedLong(int32(datagram, offset));
    }

    /// The 64 bits at `offset`; for NTP timestamps.
    public static long int64(byte[] datagram, int offset) {
        return unsigned32(datagram, offset) << 32 | unsigned32(datagram, offset + 4);
    }

    /// Writes the low 16 bits of `value`.
    public static void putInt16(byte[] datagram, int offset, int value) {
        datagram[offset] = (byte) (value >> 8);
        datagram[offset + 1] = (byte) value;
    }

    /// Writes all 32 bits of `value`.
    public static void putInt32(byte[] datagram, int offset, int value) {
        putInt16(datagram, offset, value >> 16);
        putInt16(datagram, offset + 2, value);
    }

    /// Writes all 64 bits of `value`.
    public static void putInt64(byte[] datagram, int offset, long value) {
        putInt32(datagram, offset, (int) (value >> 32));
        putInt32(datagram, offset + 4, (int) value);
    }
}
