package tutti.server.packet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;

/// Datagrams that wait to be handed to the kernel, one call each, in the order in which they came.
///
/// Thread: its owner's. Allocates only when a socket's peer changes.
final class SendBatch {
    private final int capacity;
    private final int datagramOctets;
    private final MemorySegment data;
    private final MemorySegment addresses;
    private final LinuxSocket[] sockets;
    private final int[] lengths;
    private final int[] addressOctets;
    private int count;

    /// `capacity` datagrams of up to `datagramOctets`.
    SendBatch(Arena arena, int capacity, int datagramOctets) {
        this.capacity = capacity;
        this.datagramOctets = datagramOctets;
        data = arena.allocate((long) capacity * datagramOctets, Long.BYTES);
        addresses = arena.allocate((long) capacity * SocketAddresses.OCTETS_MAX, Long.BYTES);
        sockets = new LinuxSocket[capacity];
        lengths = new int[capacity];
        addressOctets = new int[capacity];
    }

    boolean isFull() {
        return count == capacity;
    }

    /// Throws [IllegalArgumentException] if `to` cannot be reached from `socket`.
    void add(LinuxSocket socket, byte[] packet, int length, InetSocketAddress to) {
        addressOctets[count] = socket.writeDestination(to, addresses, (long) count * SocketAddresses.OCTETS_MAX);
        MemorySegment.copy(packet, 0, data, JAVA_BYTE, (long) count * datagramOctets, length);
        sockets[count] = socket;
        lengths[count] = length;
        count++;
    }

    /// Hands all of them over; returns how many the network refused.
    int send() {
        int failures = 0;
        for (int i = 0; i < count; i++) {
            MemorySegment datagram = data.asSlice((long) i * datagramOctets, lengths[i]);
            MemorySegment to = addresses.asSlice((long) i * SocketAddresses.OCTETS_MAX, addressOctets[i]);
            boolean gone = sockets[i].isOpen()
                    && LinuxCalls.send(sockets[i].fd(), datagram, lengths[i], to, addressOctets[i]) >= 0;
            if (!gone) failures++;
        }
        count = 0;
        return failures;
    }
}
