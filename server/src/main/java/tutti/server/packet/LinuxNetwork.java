package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/// Sockets of the kernel's own, without the JDK's in between: several packets a call, and when each came.
///
/// Thread: any.
public final class LinuxNetwork implements PacketNetwork {
    private static final Set<String> MACHINES = Set.of("amd64", "aarch64");

    private LinuxNetwork() {}

    /// This, or what works everywhere with the reason why this does not.
    static PacketNetwork find() {
        String system = System.getProperty("os.name", "");
        String machine = System.getProperty("os.arch", "");
        if (!system.equals("Linux") || !MACHINES.contains(machine)) {
            return new PlainNetwork("batches are for Linux on x64 and arm64, this is " + system + " on " + machine);
        }
        try {
            LinuxNetwork found = new LinuxNetwork();
            found.tryIt();
            return found;
        } catch (IOException | RuntimeException | LinkageError e) {
            return new PlainNetwork("the kernel's calls do not work here: " + e.getMessage());
        }
    }

    /// A datagram to ourselves has to come with its time.
    private void tryIt() throws IOException {
        Arena arena = Arena.ofAuto();
        if (!new ArrivalClock(arena).isTimerClock()) throw new IOException("its timers go by another clock");
        new Alarm(arena).close();
        LinuxSocket socket = bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        try {
            MemorySegment address = arena.allocate(SocketAddresses.OCTETS_MAX, Long.BYTES);
            int octets = socket.writeDestination(localAddress(socket, arena), address);
            ReceiveBatch batch = new ReceiveBatch(arena, 1, Long.BYTES);
            boolean sent = LinuxCalls.send(socket.fd(), address, 1, address, octets) == 1;
            // What is sent over loopback is there when the call returns.
            if (!sent || batch.receive(socket.fd(), 1) != 1 || batch.arrivalUnixNanos(0) == ReceiveBatch.UNKNOWN) {
                throw new IOException("a packet does not come with its time");
            }
        } finally {
            socket.close();
        }
    }

    static InetSocketAddress localAddress(LinuxSocket socket, Arena arena) throws IOException {
        MemorySegment address = arena.allocate(SocketAddresses.OCTETS_MAX, Long.BYTES);
        MemorySegment octets = arena.allocateFrom(JAVA_INT, SocketAddresses.OCTETS_MAX);
        if (LinuxCalls.localAddress(socket.fd(), address, octets) < 0) throw new IOException("a socket has no address");
        return SocketAddresses.read(address);
    }

    @Override
    public LinuxSocket bind(InetSocketAddress address) throws IOException {
        boolean ipv4 = address.getAddress() instanceof Inet4Address;
        int family = ipv4 ? LinuxCalls.AF_INET : LinuxCalls.AF_INET6;
        int fd = LinuxCalls.socket(family, LinuxCalls.SOCK_DGRAM | LinuxCalls.NON_BLOCKING | LinuxCalls.CLOSE_ON_EXEC);
        if (fd < 0) throw new IOException("no socket for " + address + ": too many open files, or no such protocol");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment raw = arena.allocate(SocketAddresses.OCTETS_MAX, Long.BYTES);
            int octets = SocketAddresses.write(address, ipv4, raw);
            MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
            MemorySegment off = arena.allocateFrom(JAVA_INT, 0);
            boolean bound = LinuxCalls.setOption(fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_TIMESTAMPNS, on) == 0
                    && (ipv4 || LinuxCalls.setOption(fd, LinuxCalls.IPPROTO_IPV6, LinuxCalls.IPV6_V6ONLY, off) == 0)
                    && LinuxCalls.bind(fd, raw, octets) == 0;
            if (!bound) {
                LinuxCalls.close(fd);
                throw new IOException("cannot bind " + address + ": taken, or none of this machine's addresses");
            }
            return new LinuxSocket(fd, ipv4);
        }
    }

    @Override
    public PacketIo packetIo() {
        return new LinuxPacketIo();
    }

    @Override
    public String description() {
        return "several packets a call, times from the kernel";
    }
}
