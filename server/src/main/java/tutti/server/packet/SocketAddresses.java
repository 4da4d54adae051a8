package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/// Socket addresses as the kernel writes them.
///
/// ```
///   sockaddr_in    family:2  port:2  address:4   zero:8                       16 octets
///   sockaddr_in6   family:2  port:2  flow:4      address:16      scope:4      28 octets
/// ```
/// Family and scope are in the machine's order, all else in the network's. Thread: any. Source:
/// `<netinet/in.h>`.
final class SocketAddresses {
    /// Room for either kind, and eight octets in which to compare the shorter one.
    static final int OCTETS_MAX = 32;

    static final int IPV4_OCTETS = 16;
    static final int IPV6_OCTETS = 28;

    private static final ValueLayout.OfShort NETWORK_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int PORT = 2;
    private static final int IPV4_ADDRESS = 4;
    private static final int IPV6_ADDRESS = 8;
    private static final int IPV6_SCOPE = 24;
    private static final int IPV4_MAPPED_AT = IPV6_ADDRESS + 12;

    private SocketAddresses() {}

    /// Writes `address` for a socket of IPv4 or not; returns its octets. IPv4 seen from an IPv6 socket is
    /// mapped (RFC 4291 §2.5.5.2).
    static int write(InetSocketAddress address, boolean ipv4Socket, MemorySegment to) {
        byte[] host = address.getAddress().getAddress();
        to.fill((byte) 0);
        to.set(NETWORK_SHORT, PORT, (short) address.getPort());
        if (ipv4Socket) {
            if (host.length != 4) throw new IllegalArgumentException(address + " cannot be reached by IPv4");
            to.set(JAVA_SHORT, 0, (short) LinuxCalls.AF_INET);
            MemorySegment.copy(host, 0, to, JAVA_BYTE, IPV4_ADDRESS, host.length);
            return IPV4_OCTETS;
        }
        to.set(JAVA_SHORT, 0, (short) LinuxCalls.AF_INET6);
        if (host.length == 4) {
            to.set(JAVA_SHORT, IPV4_MAPPED_AT - Short.BYTES, (short) 0xFFFF);
            MemorySegment.copy(host, 0, to, JAVA_BYTE, IPV4_MAPPED_AT, host.length);
        } else {
            MemorySegment.copy(host, 0, to, JAVA_BYTE, IPV6_ADDRESS, host.length);
            to.set(JAVA_INT, IPV6_SCOPE, ((Inet6Address) address.getAddress()).getScopeId());
        }
        return IPV6_OCTETS;
    }

    /// The address that the kernel wrote; a mapped one is IPv4. Allocates.
    static InetSocketAddress read(MemorySegment from) {
        int port = Short.toUnsignedInt(from.get(NETWORK_SHORT, PORT));
        try {
            return new InetSocketAddress(host(from), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets are an address", e);
        }
    }

    private static InetAddress host(MemorySegment from) throws UnknownHostException {
        if (from.get(JAVA_SHORT, 0) == LinuxCalls.AF_INET) {
            return InetAddress.getByAddress(octets(from, IPV4_ADDRESS, 4));
        }
        InetAddress host = InetAddress.getByAddress(octets(from, IPV6_ADDRESS, 16));
        int scope = from.get(JAVA_INT, IPV6_SCOPE);
        boolean global = scope == 0 || host instanceof Inet4Address;
        return global ? host : Inet6Address.getByAddress("", host.getAddress(), scope);
    }

    private static byte[] octets(MemorySegment from, int offset, int count) {
        return from.asSlice(offset, count).toArray(JAVA_BYTE);
    }
}
