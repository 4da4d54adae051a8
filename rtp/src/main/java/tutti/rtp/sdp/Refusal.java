package tutti.rtp.sdp;

/// Why there is no agreement. For an offer, [#MALFORMED] is answered 400, all others 488 with the warn-code
/// of RFC 3261 §20.43 named here. For an answer the caller ends the call, or after a re-offer keeps the
/// session as it was.
public enum Refusal {
    /// The text is no session description.
    MALFORMED,
    /// No audio line, or audio lines with port 0 only (304).
    NO_AUDIO,
    /// Audio, but over a protocol that is not permitted here; encrypted media is never answered in the
    /// clear (302).
    UNSUPPORTED_PROFILE,
    /// A permitted protocol, but no keys or fingerprint in it that this end can use (302).
    BAD_KEYING,
    /// Plain audio in a session whose audio is encrypted (302).
    SECURITY_LOWERED,
    /// No address, a multicast address, or one of the other IP version than ours (300, 301).
    INCOMPATIBLE_ADDRESS,
    /// No codec in common (305).
    NO_COMMON_CODEC,
    /// The answer has another number of media lines than our offer, or another kind in the place of our
    /// audio.
    MEDIA_LINES_DIFFER,
    /// The answer sets our audio to port 0.
    STREAM_REFUSED,
    /// There is no offer of ours that this could be the answer to.
    NO_OFFER
}
