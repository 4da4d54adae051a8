package tutti.server.sip;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/// Which addresses a socket serves: IPv4 only, or with IPv6 both.
final class AddressFamily {
    private AddressFamily() {}

    /// A socket that is to be bound to `0.0.0.0` must not also take IPv6, as Java's usual one does.
    static ProtocolFamily of(InetAddress bind) {
        return bind instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }
}
