package tutti.server.dtls;

/// The outside of a datagram of DTLS 1.0 and 1.2: records end to end (RFC 6347 §4.1).
///
/// ```
///  0     1         3        5                    11       13
///  │type │ version │ epoch  │  sequence number   │ length │ fragment …
/// ```
final class DtlsRecords {
    static final int HEADER_BYTES = 13;
    /// Type, length, sequence number, fragment offset and fragment length of a handshake message
    /// (§4.2.2).
    static final int MESSAGE_HEADER_BYTES = 12;

    private static final int EPOCH_OFFSET = 3;
    private static final int LENGTH_OFFSET = 11;
    private static final int TYPE_MIN = 20;
    private static final int TYPE_MAX = 25;

    /// 1.0 is 254.255 and 1.2 is 254.253: the major number counts down from 254.
    private static final int VERSION_MAJOR = 254;

    private DtlsRecords() {}

    /// Whether the datagram is one or more whole records and nothing else.
    static boolean wellFormed(byte[] datagram) {
        int at = 0;
        while (at < datagram.length) {
            if (datagram.length - at < HEADER_BYTES) return false;
            int type = datagram[at] & 0xFF;
            if (type < TYPE_MIN || type > TYPE_MAX) return false;
            if ((datagram[at + 1] & 0xFF) != VERSION_MAJOR) return false;
            at = endOf(datagram, at);
        }
        return at == datagram.length && at > 0;
    }

    /// Where the record that begins at `at` ends.
    static int endOf(byte[] datagram, int at) {
        return at + HEADER_BYTES + uint16(datagram, at + LENGTH_OFFSET);
    }

    /// The epoch of the record that begins at `at`.
    static int epoch(byte[] datagram, int at) {
        return uint16(datagram, at + EPOCH_OFFSET);
    }

    static int uint16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    static int uint24(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 16) | uint16(bytes, at + 1);
    }

    static void putUint16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    static void putUint24(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 16);
        putUint16(bytes, at + 1, value);
    }
}
