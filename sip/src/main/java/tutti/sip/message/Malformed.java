package tutti.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The bytes were no SIP message.
///
/// @param status what to answer: 400, 505 for a version we do not speak, 513 for too much
/// @param reason a few words that say what is wrong; becomes the Reason phrase
/// @param request whether it was meant to be a request that may be answered; responses and ACK never are
/// @param recovered what could be read of Via, From, To, Call-ID and CSeq, as it came
public record Malformed(int status, String reason, boolean request, SipHeaders recovered) implements ParseResult {

    /// The bytes of an answer, with `via` (the recovered top Via, completed with the source address) on top;
    /// what could not be read is left out. To gets `toTag` if it came without one. Source: RFC 3261 §8.2.6, RFC
    /// 4475 §3.3.1.
    public byte[] answer(Via via, String toTag) {
        StringBuilder text = new StringBuilder(256);
        text.append("SIP/2.0 ")
                .append(status)
                .append(' ')
                .append(OneLine.of(reason))
                .append("\r\n");
        text.append("Via: ").append(via).append("\r\n");
        recovered.elements("Via").stream()
                .skip(1)
                .filter(rest -> Via.parse(rest).isPresent())
                .forEach(rest -> append(text, "Via", rest));
        recovered.first("From").ifPresent(from -> append(text, "From", from));
        recovered.first("To").ifPresent(to -> append(text, "To", tagged(to, toTag)));
        recovered.first("Call-ID").ifPresent(callId -> append(text, "Call-ID", callId));
        recovered.first("CSeq").ifPresent(cSeq -> append(text, "CSeq", cSeq));
        return text.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The Via to answer by, if it could be read; if only its parameters are broken, without them.
    public Optional<Via> topVia() {
        List<String> vias = recovered.elements("Via");
        if (vias.isEmpty()) {
            return Optional.empty();
        }
        String first = vias.getFirst();
        int semicolon = first.indexOf(';');
        return Via.parse(first).or(() -> Via.parse(semicolon < 0 ? first : first.substring(0, semicolon)));
    }

    private static String tagged(String to, String toTag) {
        boolean tagless = NameAddress.parse(to).map(a -> a.tag().isEmpty()).orElse(false);
        return tagless ? to + ";tag=" + toTag : to;
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
