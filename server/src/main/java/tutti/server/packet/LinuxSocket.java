package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import tutti.server.packet.PacketIo.Receiver;

/// A socket of [LinuxNetwork], and what it remembers so that a packet like the one before costs no new objects.
///
/// Thread: its [LinuxPacketIo]'s, but any for [#isOpen] and [#close].
final class LinuxSocket implements MediaSocket {
    private static final InetSocketAddress NOBODY = InetSocketAddress.createUnresolved("nobody", 0);
    private static final Receiver NO_RECEIVER = (_, _, _, _) -> {};

    private final int fd;
    private final boolean ipv4;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final byte[] destination = new byte[SocketAddresses.OCTETS_MAX];
    private InetSocketAddress destinationAddress = NOBODY;
    private int destinationOctets;
    private final long[] sender = new long[SocketAddresses.OCTETS_MAX / Long.BYTES];
    private InetSocketAddress senderAddress = NOBODY;
    private Receiver receiver = NO_RECEIVER;
    private boolean moreWaits;

    LinuxSocket(int fd, boolean ipv4) {
        this.fd = fd;
        this.ipv4 = ipv4;
    }

    int fd() {
        return fd;
    }

    Receiver receiver() {
        return receiver;
    }

    void receiver(Receiver next) {
        receiver = next;
    }

    /// Whether the poll before left something unread.
    boolean moreWaits() {
        return moreWaits;
    }

    void moreWaits(boolean now) {
        moreWaits = now;
    }

    /// Writes `to` as the kernel wants it into `address`; returns its octets.
    int writeDestination(InetSocketAddress to, MemorySegment address) {
        if (!to.equals(destinationAddress)) {
            destinationOctets = SocketAddresses.write(to, ipv4, address);
            MemorySegment.copy(address, JAVA_BYTE, 0, destination, 0, destination.length);
            destinationAddress = to;
        }
        MemorySegment.copy(destination, 0, address, JAVA_BYTE, 0, destinationOctets);
        return destinationOctets;
    }

    /// What the kernel wrote into `address`, the same object as long as it is the same sender.
    InetSocketAddress sender(MemorySegment address) {
        int words = ipv4 ? 1 : sender.length;
        // Nobody's family is 0, so the first one is another than none.
        boolean same = true;
        for (int i = 0; i < words; i++) {
            long word = address.getAtIndex(JAVA_LONG_UNALIGNED, i);
            same &= word == sender[i];
            sender[i] = word;
        }
        if (!same) senderAddress = SocketAddresses.read(address);
        return senderAddress;
    }

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) LinuxCalls.close(fd);
    }
}
