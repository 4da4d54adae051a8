package tutti.server.trunk;

import java.util.Optional;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Transport;

/// Where a request to a URI goes first: by what, to which host and port. The host may be a name.
///
/// SRV and NAPTR records are not asked (RFC 3263 §4): a provider that needs them is named with its port and
/// transport.
public record NextHop(Transport transport, String host, int port) {
    /// Empty for a URI that is not SIP's, or that asks for a transport nobody can be called by. Source: RFC
    /// 3263 §4.1, §4.2.
    public static Optional<NextHop> of(SipUri uri) {
        if (!uri.isSip() || uri.host().isEmpty()) return Optional.empty();
        return Transport.ofUri(
                        uri.scheme().equals("sips"),
                        uri.parameters().get("transport").orElse(""))
                .filter(transport -> transport != Transport.WS && transport != Transport.WSS)
                .map(transport -> new NextHop(transport, uri.host(), uri.port().orElse(transport.defaultPort())));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
