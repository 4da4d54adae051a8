package tutti.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tutti.audio.opus.Libopus;
import tutti.audio.opus.OpusDecoder;
import tutti.audio.opus.OpusPacket;

/// Reads what was written: whole pages, their checksums, the packets, and the sound of each channel at 48
/// kHz.
final class OggFile {
    record Page(int flags, long granule, int serial, int number) {}

    final List<Page> pages = new ArrayList<>();
    final List<byte[]> packets = new ArrayList<>();

    OggFile(byte[] octets) {
        ByteBuffer file = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        while (file.hasRemaining() && readPage(octets, file)) {}
    }

    /// False where the file was cut off.
    private boolean readPage(byte[] octets, ByteBuffer file) {
        int start = file.position();
        if (file.remaining() < 27) {
            return false;
        }
        byte[] magic = new byte[4];
        file.get(magic);
        int version = file.get();
        if (!new String(magic, StandardCharsets.US_ASCII).equals("OggS") || version != 0) {
            throw new AssertionError("no page at " + start);
        }
        Page page = new Page(file.get(), file.getLong(), file.getInt(), file.getInt());
        int checksum = file.getInt();
        int segments = file.get() & 0xFF;
        if (file.remaining() < segments) {
            return false;
        }
        byte[] lengths = new byte[segments];
        file.get(lengths);
        int size = 27 + segments;
        for (byte length : lengths) {
            size += length & 0xFF;
        }
        if (start + size > file.limit()) {
            return false;
        }
        byte[] whole = Arrays.copyOfRange(octets, start, start + size);
        Arrays.fill(whole, 22, 26, (byte) 0);
        if (bitwiseChecksum(whole) != checksum) {
            throw new AssertionError("page " + page.number() + " is damaged");
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        for (byte length : lengths) {
            byte[] segment = new byte[length & 0xFF];
            file.get(segment);
            packet.writeBytes(segment);
            if (segment.length < 255) {
                packets.add(packet.toByteArray());
                packet.reset();
            }
        }
        pages.add(page);
        return true;
    }

    private static int bitwiseChecksum(byte[] octets) {
        int checksum = 0;
        for (byte octet : octets) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean carry = checksum < 0 ^ (octet >> bit & 1) != 0;
                checksum = checksum << 1 ^ (carry ? 0x04C1_1DB7 : 0);
            }
        }
        return checksum;
    }

    int channels() {
        return packets.getFirst()[9];
    }

    int preSkip() {
        return ByteBuffer.wrap(packets.getFirst())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getShort(10);
    }

    String tags() {
        return new String(packets.get(1), StandardCharsets.UTF_8);
    }

    /// Of one channel, at 48 kHz, without pre-skip and end padding.
    int[] samples(int channel) {
        int[] sound = new int[5_760 * packets.size() + 5_760];
        int at = 0;
        try (OpusDecoder decoder = Libopus.LIBRARY.decoder(48_000)) {
            for (byte[] packet : packets.subList(2, packets.size())) {
                byte[] own = channels() == 1 ? packet : streamOf(packet, channel);
                int count = decoder.decode(own, 0, own.length, sound, at);
                if (count == 0) {
                    throw new AssertionError("a packet that is none");
                }
                at += count;
            }
        }
        return Arrays.copyOfRange(sound, preSkip(), (int) pages.getLast().granule());
    }

    /// One of two streams; the first is delimited by itself: configuration, length, frame (RFC 6716
    /// Appendix B).
    private static byte[] streamOf(byte[] packet, int channel) {
        int first = packet[1] & 0xFF;
        int start = first < 252 ? 2 : 3;
        int length = first < 252 ? first : 4 * (packet[2] & 0xFF) + first;
        OpusPacket reader = new OpusPacket();
        int end = start + length;
        if (channel == 1) {
            if (!reader.read(packet, end, packet.length - end)) {
                throw new AssertionError("the second stream is no packet");
            }
            return Arrays.copyOfRange(packet, end, packet.length);
        }
        byte[] own = Arrays.copyOfRange(packet, start - 1, end);
        own[0] = packet[0];
        return own;
    }
}
