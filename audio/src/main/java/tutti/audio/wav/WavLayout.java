package tutti.audio.wav;

import java.io.IOException;

/// What the chunks of a WAV file say: the format, and where the samples are.
///
/// ```
///   "RIFF" size "WAVE" │ "fmt " size tag channels rate … bits │ any "name" size … │ "data" size samples… │ any
/// ```
/// The size of `data` is believed only if the rest of the file is chunks again. A process that was killed leaves a
/// size of 0, or that of a moment before: then the samples reach to the end of the file.
record WavLayout(WavEncoding encoding, int channels, int sampleRateHz, long dataOffset, long dataBytes) {
    /// More chunks than this before the samples are no WAV file but a way to keep us busy.
    static final int CHUNKS_MAX = 1000;

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int FMT_BYTES_MIN = 16;
    private static final int FMT_BYTES_EXTENSIBLE = 40;
    private static final int TAG_EXTENSIBLE = 0xFFFE;

    static WavLayout read(ChunkSource source) throws IOException {
        source.requireText(0, "RIFF");
        source.requireText(8, "WAVE");
        long fmt = -1;
        long at = RIFF_HEADER_BYTES;
        for (int chunks = 0; chunks < CHUNKS_MAX; chunks++) {
            if (!source.holdsChunkHeader(at)) {
                throw source.problem(at, "the file ends before its \"data\" chunk");
            }
            switch (source.text(at)) {
                case "fmt " -> fmt = at;
                case "data" -> {
                    return of(source, fmt, at);
                }
                default -> {}
            }
            at = source.nextChunk(at);
        }
        throw source.problem(at, "no \"data\" among the first " + CHUNKS_MAX + " chunks");
    }

    private static WavLayout of(ChunkSource source, long fmt, long data) throws IOException {
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
        long dataBytes = dataBytes(source, data);
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
                "format " + tag + " with " + bits + " bits is not read: give PCM of 8 or 16 bits, A-law or µ-law");
    }

    private static long dataBytes(ChunkSource source, long data) throws IOException {
        long declared = source.chunkBytes(data);
        long toEnd = source.size() - data - ChunkSource.HEADER_BYTES;
        boolean believable = declared > 0 && declared <= toEnd && source.holdsOnlyChunks(source.nextChunk(data));
        return believable ? declared : toEnd;
    }
}
