package tutti.rtp.sdp;

/// Whether the peer's way to protect an audio line and ours fit together.
sealed interface SecurityMatch permits SecurityMatch.Fits, Refused {
    record Fits(MediaSecurity security) implements SecurityMatch {}
}
