package tutti.rtp.sdp;

/// How the media of a call may be protected.
public enum SecurityKind {
    /// Plain RTP: `RTP/AVP`, `RTP/AVPF`.
    PLAIN,
    /// SRTP with keys in the description, `a=crypto` (RFC 4568). Only as secret as the signalling.
    SDES,
    /// SRTP with keys from a DTLS handshake, `a=fingerprint` (RFC 5763). Only as authentic as the signalling.
    DTLS
}
