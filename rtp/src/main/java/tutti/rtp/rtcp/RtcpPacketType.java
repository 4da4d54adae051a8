package tutti.rtp.rtcp;

/// Packet types of RTCP (RFC 3550 §12.1) and the sizes of what they hold.
final class RtcpPacketType {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;

    static final int VERSION_BITS = 0x80;
    static final int HEADER_OCTETS = 4;
    static final int SENDER_REPORT_OCTETS = 28;
    static final int RECEIVER_REPORT_OCTETS = 8;
    static final int REPORT_BLOCK_OCTETS = 24;

    /// The CNAME item of a source description.
    static final int CNAME = 1;

    /// Longest text of a source description item.
    static final int ITEM_OCTETS_MAX = 255;

    private RtcpPacketType() {}
}
