package tutti.engine.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tutti.audio.wav.WavReader;

/// A file in memory that can be full, and whose disk can be broken.
final class MemoryFile implements SeekableByteChannel {
    private byte[] bytes = new byte[0];
    private int size;
    private int position;
    int capacityBytes = Integer.MAX_VALUE;
    boolean open = true;

    @Override
    public int read(ByteBuffer to) {
        if (position >= size) return -1;
        int count = Math.min(to.remaining(), size - position);
        to.put(bytes, position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int count = Math.min(from.remaining(), capacityBytes - position);
        if (count <= 0) throw new IOException("no space left");
        if (position + count > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (position + count));
        from.get(bytes, position, count);
        position += count;
        size = Math.max(size, position);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public MemoryFile position(long newPosition) {
        position = (int) newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public MemoryFile truncate(long newSize) {
        size = (int) Math.min(size, newSize);
        return this;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    /// What somebody reads who opens the file now.
    WavReader reader() {
        MemoryFile copy = new MemoryFile();
        copy.bytes = Arrays.copyOf(bytes, size);
        copy.size = size;
        try {
            return WavReader.open(copy, "memory.wav");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    int[] samples() {
        try (WavReader wav = reader()) {
            return wav.readAll();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// What the header says, whatever the file really holds.
    long declaredDataBytes() {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        return Integer.toUnsignedLong(header.getInt(76));
    }

    byte[] content() {
        return Arrays.copyOf(bytes, size);
    }

    String text() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
