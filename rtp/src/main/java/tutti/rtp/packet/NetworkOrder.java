package tutti.rtp.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Integers in network byte order (RFC 3550 §4: most significant octet first) inside a datagram.
///
/// The caller has checked that the octets exist. Any thread, allocates nothing.
public final class NetworkOrder {
    private static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private NetworkOrder() {}

    /// The unsigned octet at `offset`, 0…255.
    public static int octet(byte[] datagram, int offset) {
        return datagram[offset] & 0xFF;
    }

    /// The unsigned 16-bit number at `offset`, 0…65535.
    public static int unsigned16(byte[] datagram, int offset) {
        return (short) INT16.get(datagram, offset) & 0xFFFF;
    }

    /// The 32 bits at `offset`; for SSRCs and timestamps, which are compared modulo 2³².
    public static int int32(byte[] datagram, int offset) {
        return (int) INT32.get(datagram, offset);
    }

    /// The unsigned 32-bit number at `offset`; for counters.
    public static long unsigned32(byte[] datagram, int offset) {
        return Integer.toUnsignedLong(int32(datagram, offset));
    }

    /// The 64 bits at `offset`; for NTP timestamps.
    public static long int64(byte[] datagram, int offset) {
        return (long) INT64.get(datagram, offset);
    }

    /// Writes the low 16 bits of `value`.
    public static void putInt16(byte[] datagram, int offset, int value) {
        INT16.set(datagram, offset, (short) value);
    }

    /// Writes all 32 bits of `value`.
    public static void putInt32(byte[] datagram, int offset, int value) {
        INT32.set(datagram, offset, value);
    }

    /// Writes all 64 bits of `value`.
    public static void putInt64(byte[] datagram, int offset, long value) {
        INT64.set(datagram, offset, value);
    }
}
