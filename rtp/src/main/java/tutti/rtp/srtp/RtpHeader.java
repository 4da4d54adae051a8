package tutti.rtp.srtp;

import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;

/// How much of an RTP packet stays readable: the fixed header, the CSRCs and the extension.
///
/// Unlike [RtpPacket] this never looks at the padding, which is encrypted with the payload. Source: RFC
/// 3711 §3.1.
final class RtpHeader {
    private static final int VERSION = 2;
    private static final int EXTENSION_HEADER_OCTETS = 4;

    private RtpHeader() {}

    /// Length of the header, or −1 if the `length` octets from `offset` hold none.
    static int octets(byte[] packet, int offset, int length) {
        if (length < RtpPacket.HEADER_OCTETS || NetworkOrder.octet(packet, offset) >> 6 != VERSION) {
            return -1;
        }
        int first = NetworkOrder.octet(packet, offset);
        int octets = RtpPacket.HEADER_OCTETS + (first & 0x0F) * 4;
        if ((first & 0x10) != 0) {
            if (octets + EXTENSION_HEADER_OCTETS > length) {
                return -1;
            }
            octets += EXTENSION_HEADER_OCTETS + NetworkOrder.unsigned16(packet, offset + octets + 2) * 4;
        }
        return octets <= length ? octets : -1;
    }

    static int sequence(byte[] packet, int offset) {
        return NetworkOrder.unsigned16(packet, offset + 2);
    }

    static int ssrc(byte[] packet, int offset) {
        return NetworkOrder.int32(packet, offset + 8);
    }
}
