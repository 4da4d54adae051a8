package tutti.audio.wav;

import java.nio.ByteBuffer;
import tutti.audio.g711.G711;

/// How a sample is kept in a WAV file.
public enum WavEncoding {
    /// Unsigned, 128 is zero.
    PCM_8(1, 1),
    /// Signed, little-endian.
    PCM_16(1, 2),
    /// G.711 A-law.
    A_LAW(6, 1),
    /// G.711 µ-law.
    MU_LAW(7, 1);

    private final int formatTag;
    private final int bytesPerSample;

    WavEncoding(int formatTag, int bytesPerSample) {
        this.formatTag = formatTag;
        this.bytesPerSample = bytesPerSample;
    }

    int formatTag() {
        return formatTag;
    }

    int bytesPerSample() {
        return bytesPerSample;
    }

    int bitsPerSample() {
        return 8 * bytesPerSample;
    }

    /// Takes the next sample from `bytes` as a 16-bit value.
    int decode(ByteBuffer bytes) {
        return switch (this) {
            case PCM_8 -> ((bytes.get() & 0xFF) - 128) << 8;
            case PCM_16 -> bytes.getShort();
            case A_LAW -> G711.A_LAW.decode(bytes.get());
            case MU_LAW -> G711.MU_LAW.decode(bytes.get());
        };
    }
}
