package tutti.audio.wav;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;

/// A file of any size that keeps only what was written; the rest reads as zeros.
final class SparseChannel implements SeekableByteChannel {
    private static final int PAGE_BYTES = 1 << 12;

    private final Map<Long, byte[]> pages = new HashMap<>();
    private long position;
    private long size;
    private int writes;

    SparseChannel() {
        this(0);
    }

    SparseChannel(long size) {
        this.size = size;
    }

    int writes() {
        return writes;
    }

    /// A copy of the file as a kill at this moment leaves it, `lostBytes` shorter.
    SparseChannel copyWithout(long lostBytes) {
        var copy = new SparseChannel(size - lostBytes);
        pages.forEach((page, bytes) -> copy.pages.put(page, bytes.clone()));
        return copy;
    }

    @Override
    public int read(ByteBuffer to) {
        if (position >= size) {
            return -1;
        }
        int count = 0;
        while (to.hasRemaining() && position < size) {
            byte[] page = pages.get(position / PAGE_BYTES);
            to.put(page == null ? 0 : page[(int) (position % PAGE_BYTES)]);
            position++;
            count++;
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        int count = from.remaining();
        writes++;
        while (from.hasRemaining()) {
            byte[] page = pages.computeIfAbsent(position / PAGE_BYTES, ignored -> new byte[PAGE_BYTES]);
            page[(int) (position % PAGE_BYTES)] = from.get();
            position++;
        }
        size = Math.max(size, position);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SparseChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        size = Math.min(size, newSize);
        return this;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        position = 0;
    }
}
