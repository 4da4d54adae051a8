package tutti.sip.transport;

import java.net.InetSocketAddress;

/// The way to a peer: two addresses, and the connection if there is one. Addresses are numeric; nothing here
/// asks DNS.
///
/// **What we call ourselves.** `local` is what our Via and Contact say to this peer, so it must be an address he
/// can reach: never a wildcard, behind a NAT the public one, and for a connection the port that we listen at,
/// not the one it was opened from. Whoever owns the sockets makes flows and sees to that; nobody else decides it.
///
/// @param local where the peer reaches us
/// @param remote where the peer sends from
/// @param connection names a connection among all of its owner's; [#NO_CONNECTION] for UDP, and for a
///     connection that is yet to be opened: whoever sends then opens one to `remote`, or reports that it failed
public record Flow(Transport transport, InetSocketAddress local, InetSocketAddress remote, long connection) {
    public static final long NO_CONNECTION = 0;

    public static Flow udp(InetSocketAddress local, InetSocketAddress remote) {
        return new Flow(Transport.UDP, local, remote, NO_CONNECTION);
    }

    public static Flow tcp(InetSocketAddress local, InetSocketAddress remote, long connection) {
        return new Flow(Transport.TCP, local, remote, connection);
    }

    /// The flow to another address of the same kind, with no connection yet.
    public Flow to(InetSocketAddress otherRemote) {
        return new Flow(transport, local, otherRemote, NO_CONNECTION);
    }

    public boolean isReliable() {
        return transport.isReliable();
    }

    /// Whether keys may be said over it: nobody on this hop can read them (RFC 4568 §7 wants that for SDES).
    public boolean isSecure() {
        return transport.isSecure();
    }
}
