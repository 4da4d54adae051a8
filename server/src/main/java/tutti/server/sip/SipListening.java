package tutti.server.sip;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Where SIP is served, and how its connections are secured.
///
/// @param bind address of every socket; `0.0.0.0` for every IPv4 address of this machine, `::` for every address
/// @param port UDP and TCP; 0 takes a free one, the same for both
/// @param advertised the public address of a NAT before us, if there is one
/// @param tls where TLS is served, and as whom
/// @param dialling whom we trust when we open a TLS connection; without it there are none. The peer's
///     certificate must come from it and name, as subject alternative name, the host that the flow's remote
///     address was made with: the name it was resolved from, or the numeric address itself
public record SipListening(
        InetAddress bind,
        int port,
        Optional<InetAddress> advertised,
        Optional<Tls> tls,
        Optional<SSLContext> dialling,
        ConnectionLimits limits) {

    /// @param port 0 takes a free one
    /// @param context has our certificate and its key
    public record Tls(int port, SSLContext context) {}

    /// UDP and TCP only.
    public static SipListening plain(InetAddress bind, int port) {
        return new SipListening(
                bind, port, Optional.empty(), Optional.empty(), Optional.empty(), ConnectionLimits.STANDARD);
    }

    public SipListening withAdvertised(InetAddress address) {
        return new SipListening(bind, port, Optional.of(address), tls, dialling, limits);
    }

    public SipListening withTls(int tlsPort, SSLContext context) {
        return new SipListening(bind, port, advertised, Optional.of(new Tls(tlsPort, context)), dialling, limits);
    }

    public SipListening withDialling(SSLContext trust) {
        return new SipListening(bind, port, advertised, tls, Optional.of(trust), limits);
    }

    public SipListening withLimits(ConnectionLimits others) {
        return new SipListening(bind, port, advertised, tls, dialling, others);
    }
}
