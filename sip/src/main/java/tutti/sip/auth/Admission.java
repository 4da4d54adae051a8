package tutti.sip.auth;

import java.util.List;
import tutti.sip.message.SipHeader;

/// Whether a request may be served.
public sealed interface Admission {
    /// May, and nobody asked who it is.
    Admission ANONYMOUS = new Granted("");

    /// @param user who has shown that he has his password; `""` if nobody asked
    record Granted(String user) implements Admission {}

    /// @param status 401 with challenges in `headers`, strongest first; or any other final status that refuses
    record Refused(int status, List<SipHeader> headers) implements Admission {}
}
