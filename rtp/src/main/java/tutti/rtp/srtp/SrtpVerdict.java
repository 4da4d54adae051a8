package tutti.rtp.srtp;

/// What became of a protected packet. Everything but [#OK] leaves the packet and all state but a counter as
/// they were.
public enum SrtpVerdict {
    /// Authentic, new, and plain now.
    OK,
    /// Too short, or a header that does not fit.
    MALFORMED,
    /// A packet with this index was taken before.
    REPLAYED,
    /// Too far behind the newest to know whether it was taken before.
    TOO_OLD,
    /// Not made with our peer's key, or changed on the way.
    BAD_TAG,
    /// Another SSRC beyond [SrtpReceiver#SOURCES_MAX].
    TOO_MANY_SOURCES
}
