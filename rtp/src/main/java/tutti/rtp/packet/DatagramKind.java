package tutti.rtp.packet;

import java.util.Objects;

/// What a datagram on a media port claims to be, by its first two octets.
///
/// ```
/// first octet   0..3 STUN   16..19 ZRTP   20..63 DTLS   64..79 TURN channel   128..191 RTP or RTCP
/// second octet  192..223 RTCP, else RTP
/// ```
/// Only a claim: whoever takes the datagram still checks it. Any thread, allocates nothing.
/// Source: RFC 7983 §7, RFC 5761 §4.
public enum DatagramKind {
    STUN,
    ZRTP,
    DTLS,
    TURN_CHANNEL,
    RTP,
    RTCP,
    UNKNOWN;

    private static final int RTCP_TYPE_MIN = 192;
    private static final int RTCP_TYPE_MAX = 223;

    /// Tells the kind of the `length` octets from `offset`; [#UNKNOWN] when too few octets are there to tell.
    public static DatagramKind of(byte[] datagram, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, datagram.length);
        if (length < 2) {
            return UNKNOWN;
        }
        int first = NetworkOrder.octet(datagram, offset);
        if (first >= 128 && first <= 191) {
            return rtpOrRtcp(NetworkOrder.octet(datagram, offset + 1));
        }
        return notRtp(first);
    }

    // RFC 5761 §4: an RTP payload type 64…95 with the marker would look like RTCP, so nobody may use those.
    private static DatagramKind rtpOrRtcp(int second) {
        return second >= RTCP_TYPE_MIN && second <= RTCP_TYPE_MAX ? RTCP : RTP;
    }

    private static DatagramKind notRtp(int first) {
        if (first <= 3) {
            return STUN;
        }
        if (first >= 16 && first <= 19) {
            return ZRTP;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        return first >= 64 && first <= 79 ? TURN_CHANNEL : UNKNOWN;
    }
}
