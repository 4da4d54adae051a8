package tutti.rtp.event;

import java.util.Random;
import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// Event packets by hand, for what a well-behaved writer never sends.
final class EventPackets {
    private static final int TELEPHONE_EVENT = 101;

    private final RtpWriter writer = new RtpWriter(new Random(5));
    private final RtpPacket packet = new RtpPacket();
    private final byte[] octets = new byte[64];

    RtpPacket report(int code, boolean marker, boolean end, int rtpTimestamp, int durationRtpTicks) {
        octets[12] = (byte) code;
        octets[13] = (byte) (end ? 0x8A : 0x0A);
        NetworkOrder.putInt16(octets, 14, durationRtpTicks);
        return truncated(4, marker, rtpTimestamp);
    }

    RtpPacket truncated(int payloadLength, boolean marker, int rtpTimestamp) {
        int length = writer.writeAt(octets, 0, TELEPHONE_EVENT, marker, payloadLength, rtpTimestamp);
        packet.wrap(octets, 0, length);
        return packet;
    }
}
