package tutti.rtp.sdp;

/// Whether an audio line of the peer and ours fit together.
public sealed interface Agreement permits Agreement.Agreed, Refused {
    /// `audio` holds from now on.
    record Agreed(NegotiatedAudio audio) implements Agreement {}
}
