package tutti.rtp.lock;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Who is who in the tests of this package.
final class Addresses {
    static final InetAddress PHONE_HOST = InetAddress.ofLiteral("192.168.1.10");
    static final InetAddress NAT_HOST = InetAddress.ofLiteral("203.0.113.20");
    static final InetAddress PROXY_HOST = InetAddress.ofLiteral("203.0.113.5");

    /// In the phone's SDP, and where it sends from in its own network.
    static final InetSocketAddress PHONE = new InetSocketAddress(PHONE_HOST, 4000);

    /// The same phone, if it does not send from where it listens.
    static final InetSocketAddress PHONE_OTHER_PORT = new InetSocketAddress(PHONE_HOST, 4100);

    /// The same phone as its NAT shows it.
    static final InetSocketAddress NAT = new InetSocketAddress(NAT_HOST, 50_000);

    static final InetSocketAddress ATTACKER = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.66"), 6666);

    private Addresses() {}
}
