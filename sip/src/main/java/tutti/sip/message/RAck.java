package tutti.sip.message;

import java.util.Optional;
import java.util.OptionalLong;

/// Which provisional response a PRACK confirms. Source: RFC 3262 §7.1, §7.2.
///
/// @param responseNumber the RSeq of the response
/// @param cSeq the CSeq of the request it answers
public record RAck(long responseNumber, CSeq cSeq) {
    private static final long NUMBER_MAX = 0xffff_ffffL;

    /// The RAck that `text` spells, or empty if it spells none.
    public static Optional<RAck> parse(String text) {
        String trimmed = text.strip();
        int end = 0;
        while (end < trimmed.length() && TextCursor.isDigit(trimmed.charAt(end))) {
            end++;
        }
        long number = TextCursor.number(trimmed.substring(0, end), NUMBER_MAX);
        boolean separated = end < trimmed.length() && TextCursor.isSpace(trimmed.charAt(end));
        return number < 0 || !separated
                ? Optional.empty()
                : CSeq.parse(trimmed.substring(end)).map(cSeq -> new RAck(number, cSeq));
    }

    /// The RSeq of a reliable provisional response, or empty if it has none that counts.
    public static OptionalLong responseNumber(SipResponse response) {
        long number =
                TextCursor.number(response.headers().first("RSeq").orElse("").strip(), NUMBER_MAX);
        return number < 1 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public String toString() {
        return responseNumber + " " + cSeq;
    }
}
