package tutti.sip.call;

import java.util.List;

/// The methods and extensions this layer speaks.
final class Capabilities {
    static final List<String> METHODS = List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE");
    static final String ALLOW = String.join(", ", METHODS);

    /// RFC 4028.
    static final String TIMER = "timer";

    static final List<String> EXTENSIONS = List.of(TIMER);
    static final String SUPPORTED = String.join(", ", EXTENSIONS);

    private Capabilities() {}
}
