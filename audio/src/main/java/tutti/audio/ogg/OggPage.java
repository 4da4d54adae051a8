package tutti.audio.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/// The page that is being filled; every packet ends in the page in which it begins.
///
/// ```
///   OggS 0 flags granule(8) serial(4) number(4) checksum(4) segments(1) | lengths, 255 and on | packets
/// ```
/// Source: RFC 3533 §6.
final class OggPage {
    static final int FIRST = 0x02;
    static final int LAST = 0x04;
    static final int PLAIN = 0;

    /// Segments of a page (RFC 3533 §6, field 8).
    static final int SEGMENTS_MAX = 255;

    static final int SEGMENT_OCTETS_MAX = 255;

    private static final int HEADER_OCTETS = 27;
    private static final int CHECKSUM_AT = 22;

    private final int serialNumber;
    private final byte[] lengths = new byte[SEGMENTS_MAX];
    private final byte[] packets = new byte[SEGMENTS_MAX * SEGMENT_OCTETS_MAX];
    private final byte[] whole = new byte[HEADER_OCTETS + SEGMENTS_MAX + packets.length];
    private int segments;
    private int octets;
    private int number;

    OggPage(int serialNumber) {
        this.serialNumber = serialNumber;
    }

    boolean isEmpty() {
        return segments == 0;
    }

    /// Octets of the page if it was written now.
    int size() {
        return segments == 0 ? 0 : HEADER_OCTETS + segments + octets;
    }

    boolean hasRoomFor(int packetOctets) {
        return segments + segmentsOf(packetOctets) <= SEGMENTS_MAX;
    }

    void add(byte[] packet, int count) {
        System.arraycopy(packet, 0, packets, octets, count);
        octets += count;
        for (int i = segmentsOf(count); i > 1; i--) {
            lengths[segments++] = (byte) SEGMENT_OCTETS_MAX;
        }
        lengths[segments++] = (byte) (count % SEGMENT_OCTETS_MAX);
    }

    /// Writes the page and begins the next one; `granule` is the position at its end. Returns the octets
    /// written.
    int write(WritableByteChannel channel, int flags, long granule) throws IOException {
        ByteBuffer page = ByteBuffer.wrap(whole, 0, size()).order(ByteOrder.LITTLE_ENDIAN);
        page.put((byte) 'O').put((byte) 'g').put((byte) 'g').put((byte) 'S');
        page.put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(serialNumber)
                .putInt(number++);
        page.putInt(0).put((byte) segments).put(lengths, 0, segments).put(packets, 0, octets);
        page.putInt(CHECKSUM_AT, OggChecksum.of(whole, page.position()));
        page.flip();
        int size = page.remaining();
        segments = 0;
        octets = 0;
        while (page.hasRemaining()) {
            channel.write(page);
        }
        return size;
    }

    /// A length that fills its last segment is followed by an empty one (RFC 3533 §5).
    private static int segmentsOf(int packetOctets) {
        return packetOctets / SEGMENT_OCTETS_MAX + 1;
    }
}
