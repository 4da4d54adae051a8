package tutti.sip.call;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tutti.sip.message.SipMessage;

/// The status line a NOTIFY about a transfer carries. Source: RFC 3420 §2, RFC 3515 §2.4.5.
record Sipfrag(int status, String reason) {
    static final String TYPE = "message/sipfrag";
    private static final String VERSION = "SIP/2.0 ";
    private static final int STATUS_END = VERSION.length() + 3;

    Body body() {
        return new Body(
                (VERSION + status + " " + reason + "\r\n").getBytes(StandardCharsets.UTF_8), TYPE + ";version=2.0");
    }

    /// What `message` says; empty if its body does not begin with a status line.
    static Optional<Sipfrag> of(SipMessage message) {
        String text = new String(message.body(), StandardCharsets.UTF_8);
        int end = 0;
        while (end < text.length() && text.charAt(end) >= ' ') {
            end++;
        }
        boolean shaped = end >= STATUS_END
                && text.startsWith(VERSION)
                && text.substring(VERSION.length(), STATUS_END).chars().allMatch(c -> c >= '0' && c <= '9');
        if (!shaped) {
            return Optional.empty();
        }
        int status = Integer.parseInt(text.substring(VERSION.length(), STATUS_END));
        return status < 100 || status > 699
                ? Optional.empty()
                : Optional.of(
                        new Sipfrag(status, text.substring(STATUS_END, end).strip()));
    }
}
