package tutti.sip.call;

import java.util.List;

/// The methods and extensions this layer speaks.
final class Capabilities {
    static final List<String> METHODS =
            List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "PRACK", "REFER", "NOTIFY");
    static final String ALLOW = String.join(", ", METHODS);

    /// RFC 4028.
    static final String TIMER = "timer";

    /// RFC 3262.
    static final String RELIABLE = "100rel";

    /// RFC 3891.
    static final String REPLACES = "replaces";

    /// RFC 4488.
    static final String NO_SUBSCRIPTION = "norefersub";

    static final List<String> EXTENSIONS = List.of(TIMER, RELIABLE, REPLACES, NO_SUBSCRIPTION);
    static final String SUPPORTED = String.join(", ", EXTENSIONS);

    /// What an INVITE without an offer says: a reliable response to it would bring an offer that only a PRACK
    /// could answer (RFC 3262 §5).
    static final String SUPPORTED_WITHOUT_OFFER = String.join(", ", TIMER, REPLACES, NO_SUBSCRIPTION);

    private Capabilities() {}
}
