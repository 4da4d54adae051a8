package tutti.server.trunk;

import java.util.Optional;
import java.util.OptionalInt;
import tutti.sip.message.SipUri;
import tutti.sip.transport.NumericAddress;
import tutti.sip.transport.Transport;

/// Where a request to a URI goes first: by what, to which host, and to which port if the URI names one.
///
/// The transport is the URI's, else UDP: NAPTR records, which could name another, are not asked (RFC 3263 §4.1).
public record NextHop(Transport transport, String host, OptionalInt namedPort) {
    /// Empty for a URI that is not SIP's, or that asks for a transport nobody can be called by. Source: RFC
    /// 3263 §4.1, §4.2.
    public static Optional<NextHop> of(SipUri uri) {
        if (!uri.isSip() || uri.host().isEmpty()) return Optional.empty();
        return Transport.ofUri(
                        uri.scheme().equals("sips"),
                        uri.parameters().get("transport").orElse(""))
                .filter(transport -> transport != Transport.WS && transport != Transport.WSS)
                .map(transport -> new NextHop(transport, uri.host(), uri.port()));
    }

    /// Where hosts listen that say nothing else.
    public int port() {
        return namedPort.orElse(transport.defaultPort());
    }

    /// What DNS is asked for the servers of this domain; empty where the URI names a port, or a host that is no
    /// domain. Source: RFC 3263 §4.2, RFC 2782.
    Optional<String> service() {
        boolean domain = host.contains(".") && NumericAddress.parse(host).isEmpty();
        if (namedPort.isPresent() || !domain) return Optional.empty();
        return Optional.of(switch (transport) {
                    case TLS -> "_sips._tcp.";
                    case TCP -> "_sip._tcp.";
                    default -> "_sip._udp.";
                }
                + host);
    }

    @Override
    public String toString() {
        return host + ":" + port();
    }
}
