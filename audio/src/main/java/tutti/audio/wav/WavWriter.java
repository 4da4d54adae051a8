package tutti.audio.wav;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/// Writes 16-bit PCM to a WAV file that is whole at any time.
///
/// The buffer holds half a second. Whenever it is full it goes to the channel and the header is brought up to
/// date, so a process that is killed loses less than a second and leaves a file that every player reads. Blocks
/// on the disk. Thread: one at a time. Allocates nothing after construction. Source: Microsoft/IBM Multimedia
/// Programming Interface 1.0 (1991).
public final class WavWriter implements Closeable {
    /// What the 32-bit sizes of the format have room for: 74 hours of one channel at 8 kHz.
    public static final long DATA_BYTES_MAX = 0xFFFF_FFFFL - WavWriter.HEADER_BYTES;

    private static final int HEADER_BYTES = 44;
    private static final int BEFORE_RIFF_SIZE_BYTES = 8;
    private static final int FMT_BYTES = 16;
    private static final int FLUSHES_PER_SECOND = 2;
    private static final int CHANNELS_MAX = 0xFFFF / Short.BYTES;

    private final SeekableByteChannel channel;
    private final int sampleRateHz;
    private final int channels;
    private final int sampleFrameBytes;
    private final long dataBytesMax;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer buffer;
    private long dataBytes;
    private long refusedSamples;

    /// Begins a file at the start of `channel`, which should be empty, and writes its header.
    ///
    /// Fails with an `IllegalArgumentException` if the rate or the number of channels is not positive or does not
    /// fit.
    public WavWriter(SeekableByteChannel channel, int sampleRateHz, int channels) throws IOException {
        this(channel, sampleRateHz, channels, DATA_BYTES_MAX);
    }

    WavWriter(SeekableByteChannel channel, int sampleRateHz, int channels, long dataBytesMax) throws IOException {
        if (sampleRateHz <= 0 || channels <= 0 || channels > CHANNELS_MAX) {
            throw new IllegalArgumentException("A WAV file of " + channels + " channels at " + sampleRateHz
                    + " Hz: give a positive rate and 1…" + CHANNELS_MAX + " channels");
        }
        this.channel = channel;
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
        this.dataBytesMax = dataBytesMax;
        sampleFrameBytes = channels * Short.BYTES;
        int bufferedPerChannel = Math.max(1, sampleRateHz / FLUSHES_PER_SECOND);
        buffer = ByteBuffer.allocate(Math.multiplyExact(bufferedPerChannel, sampleFrameBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        writeHeader();
    }

    /// Writes `countPerChannel` samples of every channel, interleaved, from `samples[offset…]`; a value outside 16
    /// bits is written as the nearest that fits.
    ///
    /// Returns how many samples of each channel were taken: fewer than given only when [#DATA_BYTES_MAX] is
    /// reached; the rest is counted in [#refusedSamples()]. After an `IOException` what the buffer
    /// holds is tried again by the next call, the rest of this call's samples are lost.
    public int write(int[] samples, int offset, int countPerChannel) throws IOException {
        long room = (dataBytesMax - dataBytes - buffer.position()) / sampleFrameBytes;
        int taken = (int) Math.min(countPerChannel, room);
        refusedSamples += countPerChannel - taken;
        for (int i = offset; i < offset + taken * channels; i++) {
            if (isFull()) {
                flush();
            }
            buffer.putShort((short) Math.clamp(samples[i], Short.MIN_VALUE, Short.MAX_VALUE));
        }
        if (isFull()) {
            flush();
        }
        return taken;
    }

    /// A full disk may have taken half a sample, so the room left may be odd.
    private boolean isFull() {
        return buffer.remaining() < Short.BYTES;
    }

    /// Samples of one channel that found no room because the file had reached its largest size.
    public long refusedSamples() {
        return refusedSamples;
    }

    /// Hands everything to the channel and brings the header up to date.
    public void flush() throws IOException {
        buffer.flip();
        try {
            channel.position(HEADER_BYTES + dataBytes);
            while (buffer.hasRemaining()) {
                dataBytes += channel.write(buffer);
            }
        } finally {
            buffer.compact();
        }
        writeHeader();
    }

    private void writeHeader() throws IOException {
        header.clear();
        name("RIFF").putInt((int) (HEADER_BYTES - BEFORE_RIFF_SIZE_BYTES + dataBytes));
        name("WAVE");
        name("fmt ").putInt(FMT_BYTES);
        header.putShort((short) WavEncoding.PCM_16.formatTag());
        header.putShort((short) channels);
        header.putInt(sampleRateHz);
        header.putInt(sampleRateHz * sampleFrameBytes);
        header.putShort((short) sampleFrameBytes);
        header.putShort((short) WavEncoding.PCM_16.bitsPerSample());
        name("data").putInt((int) dataBytes);
        header.flip();
        channel.position(0);
        while (header.hasRemaining()) {
            channel.write(header);
        }
    }

    private ByteBuffer name(String name) {
        return header.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    /// Flushes, and closes the channel even if that fails.
    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
