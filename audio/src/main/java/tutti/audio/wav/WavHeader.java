package tutti.audio.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// All that is before the samples of a file we write, for any number of them.
///
/// ```
///   "RIFF" size       "WAVE" │ "JUNK" 28 zeros                    │ "fmt " … │ "fact" samples     │ "data" size
///   "RF64" 0xFFFFFFFF "WAVE" │ "ds64" 28 sizes of 64 bits, count  │ "fmt " … │ "fact" 0xFFFFFFFF  │ "data" 0xFFFFFFFF
/// ```
/// The first row as long as sizes fit into 32 bits, then the second, of equal length: the samples stay
/// where they are. `fact`, and an `fmt ` of 18 bytes, are for what is not PCM only. Source: EBU Tech 3306
/// (2009) §3.4 and §3.5, Microsoft/IBM Multimedia Programming Interface 1.0, RFC 2361.
final class WavHeader {
    private static final long MAX_32 = 0xFFFF_FFFFL;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int DS64_BYTES = 28;
    private static final int FMT_PCM_BYTES = 16;
    private static final int FMT_BYTES = 18;
    private static final int FACT_BYTES = 4;
    private static final int BYTES_MAX = 128;

    private final WavEncoding encoding;
    private final int sampleRateHz;
    private final int channels;
    private final ByteBuffer header = ByteBuffer.allocate(BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);
    private final int bytes;

    WavHeader(WavEncoding encoding, int sampleRateHz, int channels) {
        this.encoding = encoding;
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
        bytes = with(0).limit();
    }

    int bytes() {
        return bytes;
    }

    /// The header of a file with `dataBytes` of samples, ready to be written; always the same buffer.
    ByteBuffer with(long dataBytes) {
        long riffBytes = bytes - CHUNK_HEADER_BYTES + dataBytes + (dataBytes & 1);
        long samples = dataBytes / ((long) channels * encoding.bytesPerSample());
        boolean large = riffBytes >= MAX_32;
        header.clear();
        name(large ? "RF64" : "RIFF").putInt((int) (large ? MAX_32 : riffBytes));
        name("WAVE");
        name(large ? "ds64" : "JUNK").putInt(DS64_BYTES);
        header.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0).putLong(large ? samples : 0);
        header.putInt(0);
        putFormat();
        if (!encoding.isPcm()) {
            name("fact").putInt(FACT_BYTES).putInt((int) (large ? MAX_32 : samples));
        }
        name("data").putInt((int) (large ? MAX_32 : dataBytes));
        return header.flip();
    }

    private void putFormat() {
        int sampleFrameBytes = channels * encoding.bytesPerSample();
        name("fmt ").putInt(encoding.isPcm() ? FMT_PCM_BYTES : FMT_BYTES);
        header.putShort((short) encoding.formatTag()).putShort((short) channels);
        header.putInt(sampleRateHz).putInt(sampleRateHz * sampleFrameBytes);
        header.putShort((short) sampleFrameBytes).putShort((short) encoding.bitsPerSample());
        if (!encoding.isPcm()) {
            header.putShort((short) 0);
        }
    }

    private ByteBuffer name(String name) {
        return header.put(name.getBytes(StandardCharsets.US_ASCII));
    }
}
