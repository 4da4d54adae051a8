package tutti.sip.call;

import java.util.Comparator;
import java.util.List;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipResponse;

/// What a refusal of our call means to people.
public enum Rejection {
    /// 486, 600.
    BUSY,
    /// 403, 603.
    DECLINED,
    /// 408, 480, 487: nobody answered in time, or the phone is not there.
    NO_ANSWER,
    /// 3xx: he can be reached elsewhere, see [#contacts].
    REDIRECTED,
    /// 404, 410, 484, 604: no such number.
    UNKNOWN_NUMBER,
    /// 401, 407: the password is not there, or wrong.
    UNAUTHORIZED,
    /// 415, 488, 606: no media in common.
    NO_COMMON_MEDIA,
    /// 5xx: the way there is out of order.
    UNAVAILABLE,
    /// Anything else.
    OTHER;

    public static Rejection of(SipResponse response) {
        return switch (response.status()) {
            case 486, 600 -> BUSY;
            case 403, 603 -> DECLINED;
            case 408, 480, 487 -> NO_ANSWER;
            case 404, 410, 484, 604 -> UNKNOWN_NUMBER;
            case 401, 407 -> UNAUTHORIZED;
            case 415, 488, 606 -> NO_COMMON_MEDIA;
            default ->
                switch (response.status() / 100) {
                    case 3 -> REDIRECTED;
                    case 5 -> UNAVAILABLE;
                    default -> OTHER;
                };
        };
    }

    /// Where a 3xx says he is, most wanted first (RFC 3261 §8.1.3.4, `q`).
    public static List<NameAddress> contacts(SipResponse redirection) {
        return redirection.addresses("Contact").stream()
                .sorted(Comparator.comparingInt(Rejection::preference).reversed())
                .toList();
    }

    /// `q` in thousandths; 1000 where it is not given, 0 where it is no number.
    private static int preference(NameAddress contact) {
        String q = contact.parameters().get("q").orElse("1");
        boolean plain = !q.isEmpty() && q.length() <= 5 && q.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        try {
            return plain ? (int) Math.round(Double.parseDouble(q) * 1_000) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
