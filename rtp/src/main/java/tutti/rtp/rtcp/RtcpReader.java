package tutti.rtp.rtcp;

import java.util.Objects;
import tutti.rtp.packet.NetworkOrder;

/// Reads a compound RTCP packet: checks all of it first, then tells a visitor.
///
/// ```
/// |V=2|P| count | type          | length in words - 1 |  SR or RR first, then any, SDES with CNAME
/// | body ...                                          |  unknown types and profile extensions are skipped
/// ```
/// A datagram with any fault in it is told nothing of. Any thread, allocates nothing.
/// Source: RFC 3550 §6.1, §6.4–6.7, A.2.
public final class RtcpReader {
    private static final int PADDING_BIT = 0x20;

    private RtcpReader() {}

    /// Reads the `length` octets from `offset`; the visitor is called only if the verdict is `VALID`.
    public static RtcpVerdict read(byte[] datagram, int offset, int length, RtcpVisitor visitor) {
        Objects.checkFromIndexSize(offset, length, datagram.length);
        RtcpVerdict verdict = check(datagram, offset, length);
        if (verdict == RtcpVerdict.VALID) {
            tell(datagram, offset, offset + length, visitor);
        }
        return verdict;
    }

    private static RtcpVerdict check(byte[] datagram, int offset, int length) {
        if (length < RtcpPacketType.RECEIVER_REPORT_OCTETS || length % 4 != 0) {
            return RtcpVerdict.BAD_LENGTH;
        }
        int firstType = NetworkOrder.octet(datagram, offset + 1);
        if (firstType != RtcpPacketType.SENDER_REPORT && firstType != RtcpPacketType.RECEIVER_REPORT) {
            return RtcpVerdict.NO_REPORT_FIRST;
        }
        int end = offset + length;
        int position = offset;
        while (position < end) {
            RtcpVerdict verdict = checkPacket(datagram, position, end);
            if (verdict != RtcpVerdict.VALID) {
                return verdict;
            }
            position += packetOctets(datagram, position);
        }
        return RtcpVerdict.VALID;
    }

    // At least one word is left: the datagram is a number of words and so is every packet.
    private static RtcpVerdict checkPacket(byte[] datagram, int position, int end) {
        int first = NetworkOrder.octet(datagram, position);
        if (first >> 6 != 2) {
            return RtcpVerdict.WRONG_VERSION;
        }
        int octets = packetOctets(datagram, position);
        if (octets > end - position) {
            return RtcpVerdict.TRUNCATED;
        }
        if ((first & PADDING_BIT) != 0) {
            boolean last = octets == end - position;
            int padding = NetworkOrder.octet(datagram, position + octets - 1);
            if (!last || padding == 0 || padding % 4 != 0 || padding > octets - RtcpPacketType.HEADER_OCTETS) {
                return RtcpVerdict.BAD_PADDING;
            }
        }
        return holds(datagram, position, unpaddedOctets(datagram, position)) ? RtcpVerdict.VALID : RtcpVerdict.BAD_BODY;
    }

    private static boolean holds(byte[] datagram, int position, int octets) {
        int count = count(datagram, position);
        return switch (NetworkOrder.octet(datagram, position + 1)) {
            case RtcpPacketType.SENDER_REPORT ->
                octets >= RtcpPacketType.SENDER_REPORT_OCTETS + count * RtcpPacketType.REPORT_BLOCK_OCTETS;
            case RtcpPacketType.RECEIVER_REPORT ->
                octets >= RtcpPacketType.RECEIVER_REPORT_OCTETS + count * RtcpPacketType.REPORT_BLOCK_OCTETS;
            case RtcpPacketType.SOURCE_DESCRIPTION -> SourceDescription.fits(datagram, position, octets);
            case RtcpPacketType.BYE -> octets >= RtcpPacketType.HEADER_OCTETS + count * 4;
            default -> true;
        };
    }

    private static void tell(byte[] datagram, int offset, int end, RtcpVisitor visitor) {
        int position = offset;
        while (position < end) {
            switch (NetworkOrder.octet(datagram, position + 1)) {
                case RtcpPacketType.SENDER_REPORT -> tellSenderReport(datagram, position, visitor);
                case RtcpPacketType.RECEIVER_REPORT -> tellReceiverReport(datagram, position, visitor);
                case RtcpPacketType.SOURCE_DESCRIPTION ->
                    SourceDescription.tell(datagram, position, unpaddedOctets(datagram, position), visitor);
                case RtcpPacketType.BYE -> tellBye(datagram, position, visitor);
                default -> {
                    // APP, feedback, extended reports and what is yet to be invented.
                }
            }
            position += packetOctets(datagram, position);
        }
    }

    private static void tellSenderReport(byte[] datagram, int position, RtcpVisitor visitor) {
        int ssrc = NetworkOrder.int32(datagram, position + 4);
        visitor.onSenderReport(
                ssrc,
                NetworkOrder.int64(datagram, position + 8),
                NetworkOrder.int32(datagram, position + 16),
                NetworkOrder.unsigned32(datagram, position + 20),
                NetworkOrder.unsigned32(datagram, position + 24));
        int blocks = position + RtcpPacketType.SENDER_REPORT_OCTETS;
        tellBlocks(datagram, blocks, count(datagram, position), ssrc, visitor);
    }

    private static void tellReceiverReport(byte[] datagram, int position, RtcpVisitor visitor) {
        int ssrc = NetworkOrder.int32(datagram, position + 4);
        visitor.onReceiverReport(ssrc);
        int blocks = position + RtcpPacketType.RECEIVER_REPORT_OCTETS;
        tellBlocks(datagram, blocks, count(datagram, position), ssrc, visitor);
    }

    private static void tellBlocks(byte[] datagram, int blocks, int count, int senderSsrc, RtcpVisitor visitor) {
        for (int i = 0; i < count; i++) {
            int block = blocks + i * RtcpPacketType.REPORT_BLOCK_OCTETS;
            int lost = NetworkOrder.int32(datagram, block + 4);
            visitor.onReportBlock(
                    senderSsrc,
                    NetworkOrder.int32(datagram, block),
                    lost >>> 24,
                    lost << 8 >> 8,
                    NetworkOrder.int32(datagram, block + 8),
                    NetworkOrder.unsigned32(datagram, block + 12),
                    NetworkOrder.int32(datagram, block + 16),
                    NetworkOrder.int32(datagram, block + 20));
        }
    }

    private static void tellBye(byte[] datagram, int position, RtcpVisitor visitor) {
        for (int i = 0; i < count(datagram, position); i++) {
            visitor.onBye(NetworkOrder.int32(datagram, position + RtcpPacketType.HEADER_OCTETS + i * 4));
        }
    }

    private static int count(byte[] datagram, int position) {
        return datagram[position] & 0x1F;
    }

    private static int packetOctets(byte[] datagram, int position) {
        return (NetworkOrder.unsigned16(datagram, position + 2) + 1) * 4;
    }

    // The padding's count has been checked.
    private static int unpaddedOctets(byte[] datagram, int position) {
        int octets = packetOctets(datagram, position);
        boolean padded = (datagram[position] & PADDING_BIT) != 0;
        return padded ? octets - NetworkOrder.octet(datagram, position + octets - 1) : octets;
    }
}
