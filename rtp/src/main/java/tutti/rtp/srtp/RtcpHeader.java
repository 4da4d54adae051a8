package tutti.rtp.srtp;

import tutti.rtp.packet.NetworkOrder;

/// The part of a compound RTCP packet that stays readable: the first header and the sender's SSRC.
final class RtcpHeader {
    private static final int VERSION = 2;

    private RtcpHeader() {}

    static boolean fits(byte[] packet, int offset, int length) {
        return length >= PacketCipher.RTCP_CLEAR_OCTETS && NetworkOrder.octet(packet, offset) >> 6 == VERSION;
    }

    static int ssrc(byte[] packet, int offset) {
        return NetworkOrder.int32(packet, offset + 4);
    }
}
