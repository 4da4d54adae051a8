package tutti.rtp.sdp;

/// What became of a text that should be a description.
public sealed interface ParseOutcome {
    /// It is one.
    record Parsed(SessionDescription description) implements ParseOutcome {}

    /// It is none. `lineNumber` counts from 1; `excerpt` is the beginning of that line in printable ASCII, at most
    /// 40 characters; `reason` is a sentence without text from the peer, fit for a SIP 400.
    record Malformed(int lineNumber, String excerpt, String reason) implements ParseOutcome {
        /// Reason and place in one line of printable ASCII without quotes and backslashes.
        public String sentence() {
            return reason + " (SDP line " + lineNumber + ": " + excerpt + ")";
        }
    }
}
