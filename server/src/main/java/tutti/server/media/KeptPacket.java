package tutti.server.media;

import tutti.rtp.packet.RtpPacket;
import tutti.server.packet.PacketIo;

/// The first packet of a source that is not valid yet, kept so that its audio is not lost when the second one
/// comes.
///
/// Thread: the media loop's. Allocates nothing after construction. Source: RFC 3550 A.1.
final class KeptPacket {
    private final byte[] copy = new byte[PacketIo.DATAGRAM_MAX];
    private final RtpPacket packet = new RtpPacket();
    private boolean kept;
    private long arrivalNanos;

    /// Keeps `original` in place of what was kept before.
    void keep(RtpPacket original, byte[] datagram, int length, long arrivalNanos) {
        System.arraycopy(datagram, 0, copy, 0, length);
        kept = packet.wrap(copy, 0, length) == RtpPacket.Verdict.OK;
        this.arrivalNanos = arrivalNanos;
    }

    /// Whether the kept packet is the one just before `next`.
    boolean precedes(RtpPacket next) {
        return kept && packet.ssrc() == next.ssrc() && ((packet.sequence() + 1) & 0xFFFF) == next.sequence();
    }

    void forget() {
        kept = false;
    }

    RtpPacket packet() {
        return packet;
    }

    long arrivalNanos() {
        return arrivalNanos;
    }
}
