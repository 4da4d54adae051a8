package tutti.rtp.sdp;

/// No agreement; the session stays as it was. `sentence` is printable ASCII in one line, fit for a SIP reason
/// phrase, a `Warning` or a log.
public record Refused(Refusal refusal, String sentence) implements OfferOutcome, Agreement, SecurityMatch {}
