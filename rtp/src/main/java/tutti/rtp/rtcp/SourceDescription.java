package tutti.rtp.rtcp;

import java.util.Objects;
import tutti.rtp.packet.NetworkOrder;

/// The SDES packet: chunks of an SSRC and items, each chunk ended by a zero and filled to a whole word.
///
/// A last chunk without its zero is accepted, since its end is known. Source: RFC 3550 §6.5.
final class SourceDescription {
    private static final int NO_ROOM = -1;

    private SourceDescription() {}

    static boolean fits(byte[] datagram, int position, int octets) {
        int end = position + octets;
        int chunk = position + RtcpPacketType.HEADER_OCTETS;
        for (int i = 0; i < (datagram[position] & 0x1F); i++) {
            chunk = afterChunk(datagram, chunk, end);
            if (chunk == NO_ROOM) {
                return false;
            }
        }
        return true;
    }

    private static int afterChunk(byte[] datagram, int chunk, int end) {
        if (end - chunk < 4) {
            return NO_ROOM;
        }
        int item = chunk + 4;
        while (item < end && datagram[item] != 0) {
            if (end - item < 2 || NetworkOrder.octet(datagram, item + 1) > end - item - 2) {
                return NO_ROOM;
            }
            item += 2 + NetworkOrder.octet(datagram, item + 1);
        }
        return nextChunk(chunk, item, end);
    }

    // `item` is where the chunk's zero is; there are one to four zeros.
    private static int nextChunk(int chunk, int item, int end) {
        return Math.min(end, item + 4 - (item - chunk) % 4);
    }

    /// Tells of the CNAMEs in a packet that [#fits]; `octets` as there, without padding.
    static void tell(byte[] datagram, int position, int octets, RtcpVisitor visitor) {
        int end = position + octets;
        int chunk = position + RtcpPacketType.HEADER_OCTETS;
        for (int i = 0; i < (datagram[position] & 0x1F); i++) {
            int ssrc = NetworkOrder.int32(datagram, chunk);
            int item = chunk + 4;
            while (item < end && datagram[item] != 0) {
                int textOctets = NetworkOrder.octet(datagram, item + 1);
                if (datagram[item] == RtcpPacketType.CNAME) {
                    visitor.onCname(ssrc, datagram, item + 2, textOctets);
                }
                item += 2 + textOctets;
            }
            chunk = nextChunk(chunk, item, end);
        }
    }

    /// Length of a packet with one chunk of one CNAME.
    static int octets(byte[] cname) {
        int chunk = 4 + 2 + cname.length;
        return RtcpPacketType.HEADER_OCTETS + chunk + 4 - chunk % 4;
    }

    /// Writes a packet with one chunk of one CNAME; returns where it ends.
    static int write(byte[] out, int position, int ssrc, byte[] cname) {
        int octets = octets(cname);
        Objects.checkFromIndexSize(position, octets, out.length);
        out[position] = (byte) (RtcpPacketType.VERSION_BITS | 1);
        out[position + 1] = (byte) RtcpPacketType.SOURCE_DESCRIPTION;
        NetworkOrder.putInt16(out, position + 2, octets / 4 - 1);
        NetworkOrder.putInt32(out, position + 4, ssrc);
        out[position + 8] = RtcpPacketType.CNAME;
        out[position + 9] = (byte) cname.length;
        System.arraycopy(cname, 0, out, position + 10, cname.length);
        for (int fill = position + 10 + cname.length; fill < position + octets; fill++) {
            out[fill] = 0;
        }
        return position + octets;
    }
}
