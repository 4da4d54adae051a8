package tutti.audio.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// A file in memory that can be full.
final class MemoryChannel implements SeekableByteChannel {
    private byte[] bytes;
    private int position;
    private int capacity = Integer.MAX_VALUE;
    private boolean open = true;

    MemoryChannel(byte... bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    void setCapacity(int capacityBytes) {
        capacity = capacityBytes;
    }

    @Override
    public int read(ByteBuffer to) {
        if (position >= bytes.length) {
            return -1;
        }
        int count = Math.min(to.remaining(), bytes.length - position);
        to.put(bytes, position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int count = Math.min(from.remaining(), capacity - position);
        if (count <= 0) {
            throw new IOException("no space left");
        }
        if (position + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, position + count);
        }
        from.get(bytes, position, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = (int) newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(size, bytes.length));
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
}
