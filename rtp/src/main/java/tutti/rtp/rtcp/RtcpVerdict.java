package tutti.rtp.rtcp;

/// Whether a datagram is a valid compound RTCP packet, and if not, why. Only a valid one has any effect.
///
/// Source: RFC 3550 §6.1, A.2.
public enum RtcpVerdict {
    VALID,
    /// Fewer octets than the smallest report, or not a multiple of four.
    BAD_LENGTH,
    /// A packet in the compound is not of version 2.
    WRONG_VERSION,
    /// The compound does not begin with a sender or receiver report.
    NO_REPORT_FIRST,
    /// A packet's own length goes past the end of the datagram.
    TRUNCATED,
    /// Padding on another packet than the last, or a wrong count.
    BAD_PADDING,
    /// What a packet says it holds does not fit into it.
    BAD_BODY
}
