package tutti.rtp.source;

import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;

/// A scripted far end: 20 ms packets of 8 kHz audio with any SSRC and sequence.
final class Sender {
    static final long FRAME_NANOS = 20_000_000L;
    static final int FRAME_RTP_TICKS = 160;

    private final byte[] octets = new byte[RtpPacket.HEADER_OCTETS + FRAME_RTP_TICKS];
    private final RtpPacket packet = new RtpPacket();

    RtpPacket packet(int ssrc, int sequence, int rtpTimestamp) {
        octets[0] = (byte) 0x80;
        NetworkOrder.putInt16(octets, 2, sequence);
        NetworkOrder.putInt32(octets, 4, rtpTimestamp);
        NetworkOrder.putInt32(octets, 8, ssrc);
        packet.wrap(octets, 0, octets.length);
        return packet;
    }

    /// The packet numbered `sequence` of a stream that began at 0, punctual.
    RtpSource.Verdict give(RtpSource source, int ssrc, int sequence) {
        return source.accept(packet(ssrc, sequence & 0xFFFF, sequence * FRAME_RTP_TICKS), sequence * FRAME_NANOS);
    }
}
