package tutti.server.dtls;

import java.util.Optional;

/// Puts a ClientHello that came in fragments into one record, as Bouncy Castle's cookie check wants it.
///
/// A browser that also offers DTLS 1.3 with a post-quantum key share has a hello longer than a datagram.
/// Fragments count in order; one that was overtaken counts when it is repeated. Holds one hello of at
/// most [#HELLO_BYTES_MAX]. Source: RFC 6347 §4.2.3. Thread: the association's.
final class ClientHelloAssembly {
    /// Longer hellos are ignored: two post-quantum key shares and every extension fit.
    static final int HELLO_BYTES_MAX = 8_192;

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SEQUENCE_OFFSET = 4;
    private static final int FRAGMENT_OFFSET = 6;
    private static final int FRAGMENT_LENGTH = 9;
    private static final int RECORD_LENGTH = 11;

    private byte[] record = new byte[0];
    private int helloSequence = -1;
    private int coveredBytes;

    /// Takes one well-formed datagram; gives the record of a whole ClientHello when it completes one.
    Optional<byte[]> take(byte[] datagram) {
        int at = 0;
        while (at < datagram.length) {
            int end = DtlsRecords.endOf(datagram, at);
            if (isHelloFragment(datagram, at, end) && addFragment(datagram, at)) {
                coveredBytes = 0;
                return Optional.of(record);
            }
            at = end;
        }
        return Optional.empty();
    }

    private static boolean isHelloFragment(byte[] datagram, int at, int end) {
        int message = at + DtlsRecords.HEADER_BYTES;
        int body = message + DtlsRecords.MESSAGE_HEADER_BYTES;
        return datagram[at] == HANDSHAKE
                && DtlsRecords.epoch(datagram, at) == 0
                && body <= end
                && datagram[message] == CLIENT_HELLO
                && body + DtlsRecords.uint24(datagram, message + FRAGMENT_LENGTH) == end;
    }

    private boolean addFragment(byte[] datagram, int at) {
        int message = at + DtlsRecords.HEADER_BYTES;
        int headers = DtlsRecords.HEADER_BYTES + DtlsRecords.MESSAGE_HEADER_BYTES;
        int length = DtlsRecords.uint24(datagram, message + 1);
        int sequence = DtlsRecords.uint16(datagram, message + SEQUENCE_OFFSET);
        int offset = DtlsRecords.uint24(datagram, message + FRAGMENT_OFFSET);
        int fragmentLength = DtlsRecords.uint24(datagram, message + FRAGMENT_LENGTH);
        if (length > HELLO_BYTES_MAX || offset + fragmentLength > length) return false;
        if (sequence != helloSequence || record.length != headers + length || coveredBytes == 0) {
            record = new byte[headers + length];
            helloSequence = sequence;
            coveredBytes = 0;
        }
        if (offset > coveredBytes) return false;
        // The headers are those of the newest fragment, so that its record counts as seen; then made to say "whole".
        System.arraycopy(datagram, at, record, 0, headers);
        System.arraycopy(datagram, at + headers, record, headers + offset, fragmentLength);
        coveredBytes = Math.max(coveredBytes, offset + fragmentLength);
        DtlsRecords.putUint16(record, RECORD_LENGTH, DtlsRecords.MESSAGE_HEADER_BYTES + length);
        DtlsRecords.putUint24(record, DtlsRecords.HEADER_BYTES + FRAGMENT_OFFSET, 0);
        DtlsRecords.putUint24(record, DtlsRecords.HEADER_BYTES + FRAGMENT_LENGTH, length);
        return coveredBytes == length;
    }
}
