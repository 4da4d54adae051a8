package tutti.rtp.packet;

import java.util.Objects;
import java.util.random.RandomGenerator;

/// The sending side of one RTP stream: own SSRC, sequence, media clock, and the counts a sender report needs.
///
/// ```
/// tick        0      1      2      3      4      5        advance(160) once per tick, sent or not
/// audio       speech speech -      -      speech speech
/// sequence    71     72                   73     74       +1 per packet
/// timestamp   8000   8160                 8640   8800     the media clock, through mute, hold and silence
/// marker      M                           M               the caller's talkspurtStart
/// ```
/// Thread: one owner. Allocates nothing after construction. Source: RFC 3550 §5.1, RFC 3551 §4.1.
public final class RtpWriter {
    private static final int VERSION_BITS = 0x80;
    // RFC 3711 §3.3.1 lets the rollover counter be guessed only if the first wrap is far away.
    private static final int START_SEQUENCE_BITS = 15;

    private int ssrc;
    private int sequence;
    private int rtpTimestamp;
    private long packets;
    private long octets;

    /// A stream with SSRC, first sequence number and first timestamp drawn from `random`.
    public RtpWriter(RandomGenerator random) {
        ssrc = random.nextInt();
        sequence = random.nextInt(1 << START_SEQUENCE_BITS);
        rtpTimestamp = random.nextInt();
    }

    /// Moves the media clock on; once per frame, whether or not a packet is sent for it.
    public void advance(int frameRtpTicks) {
        rtpTimestamp += frameRtpTicks;
    }

    /// Completes a packet of the present media time whose payload is already at `offset` +
    /// [RtpPacket#HEADER_OCTETS]; returns the packet's length in octets.
    ///
    /// Throws `IndexOutOfBoundsException` if `out` has no room for the packet, `IllegalArgumentException` for a
    /// payload type that is not one.
    public int write(byte[] out, int offset, int payloadType, boolean talkspurtStart, int payloadLength) {
        return writeAt(out, offset, payloadType, talkspurtStart, payloadLength, rtpTimestamp);
    }

    /// As [#write], with a timestamp of the caller's: a telephone-event keeps that of its beginning (RFC 4733
    /// §2.2).
    public int writeAt(
            byte[] out, int offset, int payloadType, boolean marker, int payloadLength, int packetRtpTimestamp) {
        int length = RtpPacket.HEADER_OCTETS + payloadLength;
        Objects.checkFromIndexSize(offset, length, out.length);
        if (payloadLength < 0 || payloadType < 0 || payloadType > 127) {
            throw new IllegalArgumentException(
                    "Give a payload type 0..127 and a length of 0 or more, not " + payloadType + ", " + payloadLength);
        }
        out[offset] = (byte) VERSION_BITS;
        out[offset + 1] = (byte) (marker ? payloadType | 0x80 : payloadType);
        NetworkOrder.putInt16(out, offset + 2, sequence);
        NetworkOrder.putInt32(out, offset + 4, packetRtpTimestamp);
        NetworkOrder.putInt32(out, offset + 8, ssrc);
        sequence = (sequence + 1) & 0xFFFF;
        packets++;
        octets += payloadLength;
        return length;
    }

    /// Takes a new SSRC after a collision and counts from zero again; say BYE for the old one first.
    ///
    /// Source: RFC 3550 §8.2.
    public void renewSsrc(RandomGenerator random) {
        int drawn = random.nextInt();
        ssrc = drawn == ssrc ? ~drawn : drawn;
        packets = 0;
        octets = 0;
    }

    /// Own SSRC.
    public int ssrc() {
        return ssrc;
    }

    /// Media time of the next packet, in RTP ticks modulo 2³².
    public int rtpTimestamp() {
        return rtpTimestamp;
    }

    /// Packets written under this SSRC.
    public long packets() {
        return packets;
    }

    /// Payload octets written under this SSRC, headers and padding not counted (RFC 3550 §6.4.1).
    public long octets() {
        return octets;
    }
}
