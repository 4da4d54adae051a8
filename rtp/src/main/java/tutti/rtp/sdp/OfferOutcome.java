package tutti.rtp.sdp;

/// What became of the peer's offer.
public sealed interface OfferOutcome permits OfferOutcome.Accepted, Refused {
    /// Send `answerSdp`; `audio` holds from now on.
    record Accepted(String answerSdp, NegotiatedAudio audio) implements OfferOutcome {
        /// Without the text, which may hold keys.
        @Override
        public String toString() {
            return "Accepted[" + audio + "]";
        }
    }
}
