package tutti.sip.call;

import tutti.sip.message.Parameters;
import tutti.sip.message.SipUri;

/// Where peers reach us.
///
/// @param host what stands in Contact
/// @param port its port
/// @param parameters parameters of our Contact, such as `;isfocus` (RFC 4579 §5.1)
public record ContactSettings(String host, int port, Parameters parameters) {
    /// @throws IllegalArgumentException if host and port could not be written in a message
    public ContactSettings {
        if (SipUri.of("", host, port).host().isEmpty()) {
            throw new IllegalArgumentException("Not a host: give a name or an address");
        }
    }
}
