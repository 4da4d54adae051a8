package tutti.rtp.packet;

import java.util.Objects;

/// A reusable view of one RTP packet inside a datagram; nothing is copied.
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |V=2|P|X|  CC   |M|     PT      |            sequence           |
/// |                           timestamp                           |
/// |                             SSRC                              |
/// |                      CSRC, CC times                           |
/// | X: profile                    | X: length in 32-bit words     |
/// |               payload ...               | P: padding, count   |
/// ```
/// The getters may be asked only while the last [#wrap] said [Verdict#OK]; after any other verdict nothing is held.
/// Thread: one owner. Allocates nothing. Source: RFC 3550 §5.1, §5.3.1.
public final class RtpPacket {
    /// Length of the fixed header.
    public static final int HEADER_OCTETS = 12;

    private static final int VERSION = 2;
    private static final int EXTENSION_HEADER_OCTETS = 4;
    private static final byte[] NOTHING = new byte[0];

    /// Whether a datagram is an RTP packet, and if not, why.
    public enum Verdict {
        OK,
        /// Fewer octets than the fixed header.
        TOO_SHORT,
        /// The version is not 2.
        WRONG_VERSION,
        /// The CSRC list goes past the end.
        CSRC_TRUNCATED,
        /// The header extension goes past the end.
        EXTENSION_TRUNCATED,
        /// The padding count is 0 or reaches into the header.
        BAD_PADDING
    }

    private byte[] datagram = NOTHING;
    private int offset;
    private int csrcCount;
    private int extensionOffset;
    private int extensionLength;
    private boolean extended;
    private int payloadOffset;
    private int payloadLength;

    /// Looks at the `length` octets from `offset` and keeps a reference to `datagram` until the next call.
    ///
    /// Throws `IndexOutOfBoundsException` only if the part is not inside the array.
    public Verdict wrap(byte[] datagram, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, datagram.length);
        this.datagram = NOTHING;
        payloadLength = 0;
        if (length < HEADER_OCTETS) {
            return Verdict.TOO_SHORT;
        }
        int first = NetworkOrder.octet(datagram, offset);
        if (first >> 6 != VERSION) {
            return Verdict.WRONG_VERSION;
        }
        return measure(datagram, offset, offset + length, first);
    }

    // Every length is compared with what is left before anything is subtracted from it.
    private Verdict measure(byte[] datagram, int offset, int end, int first) {
        int csrcs = first & 0x0F;
        int position = offset + HEADER_OCTETS;
        if (csrcs * 4 > end - position) {
            return Verdict.CSRC_TRUNCATED;
        }
        position += csrcs * 4;
        boolean extensionBit = (first & 0x10) != 0;
        int extensionOctets = 0;
        if (extensionBit) {
            if (EXTENSION_HEADER_OCTETS > end - position) {
                return Verdict.EXTENSION_TRUNCATED;
            }
            extensionOctets = NetworkOrder.unsigned16(datagram, position + 2) * 4;
            position += EXTENSION_HEADER_OCTETS;
            if (extensionOctets > end - position) {
                return Verdict.EXTENSION_TRUNCATED;
            }
        }
        int payload = position + extensionOctets;
        int padding = 0;
        if ((first & 0x20) != 0) {
            padding = payload < end ? NetworkOrder.octet(datagram, end - 1) : 0;
            if (padding == 0 || padding > end - payload) {
                return Verdict.BAD_PADDING;
            }
        }
        this.datagram = datagram;
        this.offset = offset;
        this.csrcCount = csrcs;
        this.extended = extensionBit;
        this.extensionOffset = position;
        this.extensionLength = extensionOctets;
        this.payloadOffset = payload;
        this.payloadLength = end - payload - padding;
        return Verdict.OK;
    }

    /// The array given to [#wrap].
    public byte[] datagram() {
        return datagram;
    }

    /// Payload type, 0…127.
    public int payloadType() {
        return NetworkOrder.octet(datagram, offset + 1) & 0x7F;
    }

    /// The marker bit: for audio, the first packet of a talkspurt (RFC 3551 §4.1).
    public boolean marker() {
        return (datagram[offset + 1] & 0x80) != 0;
    }

    /// Sequence number, 0…65535; wraps.
    public int sequence() {
        return NetworkOrder.unsigned16(datagram, offset + 2);
    }

    /// Media time of the first sample, in RTP ticks modulo 2³².
    public int rtpTimestamp() {
        return NetworkOrder.int32(datagram, offset + 4);
    }

    /// Who sends, 32 random bits.
    public int ssrc() {
        return NetworkOrder.int32(datagram, offset + 8);
    }

    /// How many contributing sources a mixer named, 0…15.
    public int csrcCount() {
        return csrcCount;
    }

    /// The contributing source at `index`, which is below [#csrcCount()].
    public int csrc(int index) {
        Objects.checkIndex(index, csrcCount);
        return NetworkOrder.int32(datagram, offset + HEADER_OCTETS + index * 4);
    }

    /// Whether there is a header extension, perhaps an empty one.
    public boolean extended() {
        return extended;
    }

    /// The 16 profile bits of the header extension (0xBEDE: RFC 8285 one-byte elements); 0 without extension.
    public int extensionProfile() {
        return extended ? NetworkOrder.unsigned16(datagram, extensionOffset - EXTENSION_HEADER_OCTETS) : 0;
    }

    /// Where the extension's elements begin in [#datagram()].
    public int extensionOffset() {
        return extensionOffset;
    }

    /// Length of the extension's elements in octets; 0 without extension.
    public int extensionLength() {
        return extensionLength;
    }

    /// Where the payload begins in [#datagram()].
    public int payloadOffset() {
        return payloadOffset;
    }

    /// Length of the payload in octets, without padding; may be 0.
    public int payloadLength() {
        return payloadLength;
    }
}
