package tutti.audio.wav;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// Reads the samples of a WAV file as 16-bit values: any [WavEncoding], any rate, any channels, RIFF or
/// RF64.
///
/// Unknown chunks are skipped. A length of the samples that is zero, too large, or followed by what are
/// no chunks is what a killed process leaves: then the file is read to its end, as that was when it was
/// opened. Blocks on the disk. Thread: one at a time. Allocates when opened and in [#readAll()] only.
/// Source: Microsoft/IBM Multimedia Programming Interface 1.0 (1991), RFC 2361.
public final class WavReader implements Closeable {
    private static final int BUFFER_BYTES = 1 << 15;

    private final SeekableByteChannel channel;
    private final WavLayout layout;
    private final int sampleFrameBytes;
    private final ByteBuffer buffer;
    private long bytesLeft;

    private WavReader(SeekableByteChannel channel, WavLayout layout) throws IOException {
        this.channel = channel;
        this.layout = layout;
        sampleFrameBytes = layout.channels() * layout.encoding().bytesPerSample();
        int frames = Math.max(1, BUFFER_BYTES / sampleFrameBytes);
        buffer = ByteBuffer.allocate(frames * sampleFrameBytes).order(ByteOrder.LITTLE_ENDIAN);
        seek(0);
    }

    /// Reads the header of the file behind `channel`; `name` is what errors call it.
    ///
    /// Fails with a [WavFormatException] that says what is wrong and where; the channel stays open then.
    /// Otherwise the reader closes it.
    public static WavReader open(SeekableByteChannel channel, String name) throws IOException {
        return new WavReader(channel, WavLayout.read(new ChunkSource(channel, name)));
    }

    /// How the samples are kept in the file.
    public WavEncoding encoding() {
        return layout.encoding();
    }

    /// Sample rate of each channel.
    public int sampleRateHz() {
        return layout.sampleRateHz();
    }

    /// Number of channels, 1 or more.
    public int channels() {
        return layout.channels();
    }

    /// Length of the file in samples of one channel.
    public long samplesPerChannel() {
        return layout.dataBytes() / sampleFrameBytes;
    }

    /// Goes to `sample` of every channel, 0…[#samplesPerChannel()]; beyond that fails with an
    /// `IndexOutOfBoundsException`.
    public void seek(long sample) throws IOException {
        if (sample < 0 || sample > samplesPerChannel()) {
            throw new IndexOutOfBoundsException(
                    "Sample " + sample + " of a file that has " + samplesPerChannel() + ": seek inside it");
        }
        long bytes = sample * sampleFrameBytes;
        channel.position(layout.dataOffset() + bytes);
        bytesLeft = layout.dataBytes() - bytes;
        buffer.clear().flip();
    }

    /// Reads up to `countPerChannel` samples of every channel, interleaved, to `samples[offset…]`.
    ///
    /// Returns how many samples of each channel were read: fewer than asked only at the end, where it is 0.
    public int read(int[] samples, int offset, int countPerChannel) throws IOException {
        int to = offset;
        for (int done = 0; done < countPerChannel; done++) {
            if (buffer.remaining() < sampleFrameBytes && !fill()) {
                return done;
            }
            for (int c = 0; c < layout.channels(); c++) {
                samples[to++] = layout.encoding().decode(buffer);
            }
        }
        return countPerChannel;
    }

    /// Reads what is left, interleaved. Fails with an `IllegalStateException` if that is more than an
    /// array holds.
    public int[] readAll() throws IOException {
        long left = (bytesLeft + buffer.remaining()) / sampleFrameBytes;
        if (left * channels() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("The file is too long for one array: read it in parts");
        }
        int[] samples = new int[(int) left * channels()];
        int read = read(samples, 0, (int) left);
        return read == left ? samples : Arrays.copyOf(samples, read * channels());
    }

    /// Whether at least one more sample of every channel is in the buffer.
    private boolean fill() throws IOException {
        buffer.compact();
        buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + bytesLeft));
        int read = 0;
        while (buffer.position() < sampleFrameBytes && buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer);
            bytesLeft -= Math.max(0, read);
        }
        buffer.flip();
        return buffer.remaining() >= sampleFrameBytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
