package tutti.audio.wav;

import java.io.IOException;

/// What the chunks of a WAV file say: the format, and where the samples are.
///
/// ```
///   "RIFF" size "WAVE" │ "fmt " size tag channels rate … bits │ any "name" size … │ "data" size samples… │ any
/// ```
/// `RF64` (EBU Tech 3306) and `BW64` (ITU-R BS.2088) are the same with "ds64" as the first chunk: there
/// the size of `data` has 64 bits, and the one in its own header is 0xFFFFFFFF.
///
/// The size of `data` is believed only if the rest of the file is chunks again. A process that was killed
/// leaves a size of 0, or that of a moment before: then the samples reach to the end of the file.
record WavLayout(WavEncoding encoding, int channels, int sampleRateHz, long dataOffset, long dataBytes) {
    /// More chunks than this before the samples are no WAV file but a way to keep us busy.
    static final int CHUNKS_MAX = 1000;

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int FMT_BYTES_MIN = 16;
    private static final int FMT_BYTES_EXTENSIBLE = 40;
    private static final int TAG_EXTENSIBLE = 0xFFFE;
    private static final long SIZE_IS_IN_DS64 = 0xFFFF_FFFFL;
    private static final int DS64_DATA_BYTES_AT = ChunkSource.HEADER_BYTES + 8;
    private static final int DS64_BYTES_MIN = 24;
    private static final int NONE = -1;

    static WavLayout read(ChunkSource source) throws IOException {
        source.requireText(0, "RIFF", "RF64", "BW64");
        source.requireText(8, "WAVE");
        long fmt = NONE;
        long ds64 = NONE;
        long at = RIFF_HEADER_BYTES;
        for (int chunks = 0; chunks < CHUNKS_MAX; chunks++) {
            if (!source.holdsChunkHeader(at)) {
                throw source.problem(at, "the file ends before its \"data\" chunk");
            }
            switch (source.text(at)) {
                case "fmt " -> fmt = at;
                case "ds64" -> ds64 = at;
                case "data" -> {
                    return of(source, ds64, fmt, at);
                }
                default -> {}
            }
            at = source.nextChunk(at);
        }
        throw source.problem(at, "no \"data\" among the first " + CHUNKS_MAX + " chunks");
    }

    private static WavLayout of(ChunkSource source, long ds64, long fmt, long data) throws IOException {
        if (fmt < 0) {
            throw source.problem(data, "\"data\" comes without a \"fmt \" chunk before it");
        }
        if (source.chunkBytes(fmt) < FMT_BYTES_MIN) {
            throw source.problem(fmt, "the \"fmt \" chunk is shorter than " + FMT_BYTES_MIN + " bytes");
        }
        long body = fmt + ChunkSource.HEADER_BYTES;
        WavEncoding encoding = encoding(source, body, source.chunkBytes(fmt));
        int channels = source.unsignedShort(body + 2);
        long sampleRateHz = source.unsignedInt(body + 4);
        if (channels == 0) {
            throw source.problem(body + 2, "the file has no channels");
        }
        if (sampleRateHz == 0 || sampleRateHz > Integer.MAX_VALUE) {
            throw source.problem(body + 4, "a sample rate of " + sampleRateHz + " Hz");
        }
        long dataBytes = dataBytes(source, ds64, data);
        long whole = dataBytes - dataBytes % ((long) channels * encoding.bytesPerSample());
        return new WavLayout(encoding, channels, (int) sampleRateHz, data + ChunkSource.HEADER_BYTES, whole);
    }

    private static WavEncoding encoding(ChunkSource source, long body, long fmtBytes) throws IOException {
        int tag = source.unsignedShort(body);
        if (tag == TAG_EXTENSIBLE && fmtBytes >= FMT_BYTES_EXTENSIBLE) {
            tag = source.unsignedShort(body + 24);
        }
        int bits = source.unsignedShort(body + 14);
        for (WavEncoding encoding : WavEncoding.values()) {
            if (encoding.formatTag() == tag && encoding.bitsPerSample() == bits) {
                return encoding;
            }
        }
        throw source.problem(
                body,
                "format " + tag + " with " + bits
                        + " bits is not read: give PCM of 8, 16, 24 or 32 bits, float of 32, A-law or µ-law");
    }

    private static long dataBytes(ChunkSource source, long ds64, long data) throws IOException {
        long samples = data + ChunkSource.HEADER_BYTES;
        long declared = source.chunkBytes(data);
        if (declared == SIZE_IS_IN_DS64 && ds64 != NONE && source.chunkBytes(ds64) >= DS64_BYTES_MIN) {
            declared = source.signedLong(ds64 + DS64_DATA_BYTES_AT);
        }
        long toEnd = source.size() - samples;
        boolean believable =
                declared > 0 && declared <= toEnd && source.holdsOnlyChunks(samples + declared + (declared & 1));
        return believable ? declared : toEnd;
    }
}
