package tutti.audio.wav;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// WAV files written byte by byte, right or wrong as a test wants them.
final class WavBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static WavBytes riff() {
        return new WavBytes().text("RIFF").int32(0).text("WAVE");
    }

    WavBytes fmt(int tag, int channels, int rateHz, int bits) {
        return text("fmt ").int32(16).format(tag, channels, rateHz, bits);
    }

    WavBytes format(int tag, int channels, int rateHz, int bits) {
        int block = channels * bits / 8;
        return int16(tag)
                .int16(channels)
                .int32(rateHz)
                .int32(rateHz * block)
                .int16(block)
                .int16(bits);
    }

    WavBytes chunk(String name, byte... body) {
        text(name).int32(body.length).raw(body);
        return body.length % 2 == 0 ? this : raw((byte) 0);
    }

    WavBytes text(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    WavBytes int16(int value) {
        return raw((byte) value, (byte) (value >> 8));
    }

    WavBytes int32(int value) {
        return int16(value).int16(value >> 16);
    }

    WavBytes int64(long value) {
        return int32((int) value).int32((int) (value >> 32));
    }

    WavBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    MemoryChannel channel() {
        return new MemoryChannel(out.toByteArray());
    }
}
