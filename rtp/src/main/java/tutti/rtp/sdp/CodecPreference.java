package tutti.rtp.sdp;

/// Whose order of codecs decides when we answer an offer. The answer to an offer of ours always decides
/// itself (RFC 3264 §7).
public enum CodecPreference {
    /// Ours: a conference gathers its parties in wideband although phones list G.711 first. Departs from
    /// the "SHOULD" of RFC 3264 §6.1, which peers cannot notice: the answer names one codec of theirs.
    OURS,
    /// The offerer's (RFC 3264 §6.1).
    THEIRS
}
