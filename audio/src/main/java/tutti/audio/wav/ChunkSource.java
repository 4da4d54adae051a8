package tutti.audio.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A RIFF file as chunks: a name of four characters, a size, a body, padded to an even length.
final class ChunkSource {
    static final int HEADER_BYTES = 8;

    private static final int NAME_BYTES = 4;

    private final SeekableByteChannel channel;
    private final String file;
    private final long size;
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    ChunkSource(SeekableByteChannel channel, String file) throws IOException {
        this.channel = channel;
        this.file = file;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    boolean holdsChunkHeader(long at) {
        return at + HEADER_BYTES <= size;
    }

    /// Whether what begins at `at` is a run of chunks to the end of the file, or too little for one.
    boolean holdsOnlyChunks(long at) throws IOException {
        long chunk = at;
        for (int chunks = 0; holdsChunkHeader(chunk); chunks++) {
            if (chunks == WavLayout.CHUNKS_MAX
                    || !isName(text(chunk))
                    || chunkBytes(chunk) > size - chunk - HEADER_BYTES) {
                return false;
            }
            chunk = nextChunk(chunk);
        }
        return true;
    }

    private static boolean isName(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    long chunkBytes(long at) throws IOException {
        return unsignedInt(at + NAME_BYTES);
    }

    long nextChunk(long at) throws IOException {
        long bytes = chunkBytes(at);
        return at + HEADER_BYTES + bytes + (bytes & 1);
    }

    /// Fails unless one of `expected` is at `at`.
    void requireText(long at, String... expected) throws IOException {
        if (at + NAME_BYTES > size || !List.of(expected).contains(text(at))) {
            throw problem(at, "no \"" + expected[0] + "\" here: this is not a WAV file");
        }
    }

    String text(long at) throws IOException {
        fetch(at, NAME_BYTES);
        return new String(word.array(), 0, NAME_BYTES, StandardCharsets.ISO_8859_1);
    }

    int unsignedShort(long at) throws IOException {
        fetch(at, Short.BYTES);
        return word.getShort(0) & 0xFFFF;
    }

    long unsignedInt(long at) throws IOException {
        fetch(at, Integer.BYTES);
        return word.getInt(0) & 0xFFFF_FFFFL;
    }

    long signedLong(long at) throws IOException {
        fetch(at, Long.BYTES);
        return word.getLong(0);
    }

    private void fetch(long at, int bytes) throws IOException {
        word.clear().limit(bytes);
        channel.position(at);
        while (word.hasRemaining()) {
            if (channel.read(word) < 0) {
                throw problem(at, "the file ends inside its header");
            }
        }
    }

    WavFormatException problem(long at, String problem) {
        return new WavFormatException(file, at, problem);
    }
}
