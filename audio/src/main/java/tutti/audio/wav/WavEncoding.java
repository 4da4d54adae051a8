package tutti.audio.wav;

import java.nio.ByteBuffer;
import tutti.audio.g711.G711;

/// How a sample is kept in a WAV file. More than 16 bits are rounded to the nearest 16-bit value when read.
public enum WavEncoding {
    /// Unsigned, 128 is zero.
    PCM_8(1, 1),
    /// Signed, little-endian.
    PCM_16(1, 2),
    /// Signed, little-endian; as studios deliver announcements.
    PCM_24(1, 3),
    /// Signed, little-endian.
    PCM_32(1, 4),
    /// IEEE 754, little-endian, ±1 is full scale; no number reads as 0.
    FLOAT_32(3, 4),
    /// G.711 A-law.
    A_LAW(6, 1),
    /// G.711 µ-law.
    MU_LAW(7, 1);

    private static final int BYTE_ZERO = 128;
    private static final float FULL_SCALE = 32_768;

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

    /// Whether the format needs neither an extension of its `fmt ` chunk nor a `fact` chunk.
    boolean isPcm() {
        return formatTag == 1;
    }

    /// Takes the next sample from `bytes` as a 16-bit value.
    int decode(ByteBuffer bytes) {
        return switch (this) {
            case PCM_8 -> ((bytes.get() & 0xFF) - BYTE_ZERO) << 8;
            case PCM_16 -> bytes.getShort();
            case PCM_24 -> rounded((bytes.getShort() & 0xFFFF) | bytes.get() << 16, 8);
            case PCM_32 -> rounded(bytes.getInt(), 16);
            case FLOAT_32 -> Math.clamp(Math.round(bytes.getFloat() * FULL_SCALE), Short.MIN_VALUE, Short.MAX_VALUE);
            case A_LAW -> G711.A_LAW.decode(bytes.get());
            case MU_LAW -> G711.MU_LAW.decode(bytes.get());
        };
    }

    /// Adds a sample to `bytes`, the nearest 16-bit value if it is none.
    void encode(int sample, ByteBuffer bytes) {
        int value = Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        switch (this) {
            case PCM_8 -> bytes.put((byte) (Math.min(rounded(value, 8), Byte.MAX_VALUE) + BYTE_ZERO));
            case PCM_16 -> bytes.putShort((short) value);
            case PCM_24 -> bytes.put((byte) 0).putShort((short) value);
            case PCM_32 -> bytes.putInt(value << 16);
            case FLOAT_32 -> bytes.putFloat(value / FULL_SCALE);
            case A_LAW -> bytes.put(G711.A_LAW.encode(value));
            case MU_LAW -> bytes.put(G711.MU_LAW.encode(value));
        }
    }

    private static int rounded(int value, int droppedBits) {
        long nearest = (value + (1L << (droppedBits - 1))) >> droppedBits;
        return (int) Math.min(nearest, Short.MAX_VALUE);
    }
}
