package tutti.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The two packets with which an Ogg Opus stream begins.
///
/// Source: RFC 7845 §5.
final class OpusHeaders {
    private static final int ONE_STREAM = 0;
    private static final int SEPARATE_STREAMS = 1;
    private static final int VERSION = 1;

    private OpusHeaders() {}

    /// Two channels are two streams of one channel each, so nothing of one is heard in the other.
    static byte[] identification(int channels, int preSkip, int sampleRateHz) {
        ByteBuffer head =
                ByteBuffer.allocate(channels == 1 ? 19 : 21 + channels).order(ByteOrder.LITTLE_ENDIAN);
        head.put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) VERSION)
                .put((byte) channels);
        head.putShort((short) preSkip).putInt(sampleRateHz).putShort((short) 0);
        if (channels == 1) {
            return head.put((byte) ONE_STREAM).array();
        }
        head.put((byte) SEPARATE_STREAMS).put((byte) channels).put((byte) 0);
        for (int channel = 0; channel < channels; channel++) {
            head.put((byte) channel);
        }
        return head.array();
    }

    static byte[] comments(String vendor, List<String> comments) {
        ByteArrayOutputStream tags = new ByteArrayOutputStream();
        tags.writeBytes("OpusTags".getBytes(StandardCharsets.US_ASCII));
        string(tags, vendor);
        number(tags, comments.size());
        comments.forEach(comment -> string(tags, comment));
        return tags.toByteArray();
    }

    private static void string(ByteArrayOutputStream tags, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        number(tags, octets.length);
        tags.writeBytes(octets);
    }

    private static void number(ByteArrayOutputStream tags, int number) {
        tags.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }
}
