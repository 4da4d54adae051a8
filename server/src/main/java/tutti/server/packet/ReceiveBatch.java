package tutti.server.packet;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Room for the datagrams that one call of the kernel brings: what they say, who sent them, when they came.
///
/// ```
///   mmsghdr   name:8  nameOctets:4 (4)  iov:8  iovs:8  control:8  controlOctets:8  flags:4 (4)  octets:4 (4)    64
///   iovec     data:8  octets:8                                                                                  16
///   cmsghdr   octets:8  level:4  type:4  ─►  timespec   seconds:8  nanos:8                                      32
/// ```
/// Layouts of 64-bit Linux. Thread: its owner's. Allocates nothing after construction. Source: recvmmsg(2),
/// socket(7) on `SO_TIMESTAMPNS`.
final class ReceiveBatch {
    /// A datagram without a time of its own.
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int MESSAGE_OCTETS = 64;
    private static final int NAME = 0;
    private static final int NAME_OCTETS = 8;
    private static final int VECTORS = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_OCTETS = 40;
    private static final int LENGTH = 56;

    private static final int VECTOR_OCTETS = 16;
    private static final int VECTOR_LENGTH = 8;

    private static final int CONTROL_ROOM = 64;
    private static final int CONTROL_LEVEL = 8;
    private static final int CONTROL_TYPE = 12;
    private static final int SECONDS = 16;
    private static final int NANOS = 24;
    private static final int STAMP_OCTETS = 32;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final int capacity;
    private final int datagramOctets;
    private final MemorySegment messages;
    private final MemorySegment[] messagesFrom;
    private final MemorySegment[] senders;
    private final MemorySegment controls;
    private final MemorySegment data;
    private int count;

    /// `capacity` datagrams of up to `datagramOctets`; what is longer is cut.
    ReceiveBatch(Arena arena, int capacity, int datagramOctets) {
        this.capacity = capacity;
        this.datagramOctets = datagramOctets;
        messages = arena.allocate((long) capacity * MESSAGE_OCTETS, Long.BYTES);
        messagesFrom = new MemorySegment[capacity];
        senders = new MemorySegment[capacity];
        controls = arena.allocate((long) capacity * CONTROL_ROOM, Long.BYTES);
        data = arena.allocate((long) capacity * datagramOctets, Long.BYTES);
        MemorySegment vectors = arena.allocate((long) capacity * VECTOR_OCTETS, Long.BYTES);
        for (int i = 0; i < capacity; i++) {
            senders[i] = arena.allocate(SocketAddresses.OCTETS_MAX, Long.BYTES);
            MemorySegment vector = vectors.asSlice((long) i * VECTOR_OCTETS, VECTOR_OCTETS);
            vector.set(ADDRESS, 0, data.asSlice((long) i * datagramOctets, datagramOctets));
            vector.set(JAVA_LONG, VECTOR_LENGTH, datagramOctets);
            long at = (long) i * MESSAGE_OCTETS;
            messagesFrom[i] = messages.asSlice(at);
            messages.set(ADDRESS, at + NAME, senders[i]);
            messages.set(ADDRESS, at + VECTORS, vector);
            messages.set(JAVA_LONG, at + VECTOR_COUNT, 1);
            messages.set(ADDRESS, at + CONTROL, controls.asSlice((long) i * CONTROL_ROOM, CONTROL_ROOM));
            makeReady(i);
        }
    }

    /// Takes what waits at a socket behind what was taken before, at most `most`; returns how many
    /// came, 0 for nothing or an error.
    int receive(int fd, int most) {
        if (count == capacity) return 0;
        int came = LinuxCalls.receive(fd, messagesFrom[count], Math.min(most, capacity - count));
        if (came <= 0) return 0;
        count += came;
        return came;
    }

    /// How many were taken since [#clear].
    int count() {
        return count;
    }

    /// Whether `datagrams` more can be taken.
    boolean hasRoomFor(int datagrams) {
        return capacity - count >= datagrams;
    }

    /// Forgets what was taken.
    void clear() {
        for (int i = 0; i < count; i++) makeReady(i);
        count = 0;
    }

    /// The kernel writes over the size of the rooms.
    private void makeReady(int index) {
        long at = (long) index * MESSAGE_OCTETS;
        messages.set(JAVA_INT, at + NAME_OCTETS, SocketAddresses.OCTETS_MAX);
        messages.set(JAVA_LONG, at + CONTROL_OCTETS, CONTROL_ROOM);
    }

    int length(int index) {
        return messages.get(JAVA_INT, (long) index * MESSAGE_OCTETS + LENGTH);
    }

    /// Copies the datagram to the start of `to`.
    void copy(int index, byte[] to, int length) {
        MemorySegment.copy(data, JAVA_BYTE, (long) index * datagramOctets, to, 0, length);
    }

    MemorySegment sender(int index) {
        return senders[index];
    }

    /// When the kernel got it, in nanoseconds of `CLOCK_REALTIME`; [#UNKNOWN] when it did not say.
    long arrivalUnixNanos(int index) {
        long octets = messages.get(JAVA_LONG, (long) index * MESSAGE_OCTETS + CONTROL_OCTETS);
        long at = (long) index * CONTROL_ROOM;
        boolean stamped = octets >= STAMP_OCTETS
                && controls.get(JAVA_INT, at + CONTROL_LEVEL) == LinuxCalls.SOL_SOCKET
                && controls.get(JAVA_INT, at + CONTROL_TYPE) == LinuxCalls.SO_TIMESTAMPNS;
        if (!stamped) return UNKNOWN;
        return controls.get(JAVA_LONG, at + SECONDS) * NANOS_PER_SECOND + controls.get(JAVA_LONG, at + NANOS);
    }
}
