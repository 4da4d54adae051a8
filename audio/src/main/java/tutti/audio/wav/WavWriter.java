package tutti.audio.wav;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// Writes samples to a WAV file that is whole at any time and has no largest size.
///
/// The buffer holds half a second. Whenever it is full, and at [#flush()], it goes to the channel and
/// then the header is brought up to date: two writes for each half second of audio, none in between,
/// however small the blocks are that are given to [#write]. So a process that is killed loses less than a
/// second and leaves a file that every player reads. The disk is never asked to sync: after a power cut
/// the file may end as long before as the system holds writes back, and is still read.
///
/// A file is RIFF until its sizes outgrow 32 bits (74 hours of one channel of 16 bits at 8 kHz) and RF64
/// from then on; its samples do not move. Blocks on the disk: not for the media path, but for a thread
/// that writes the blocks of many recordings. Thread: one at a time. Allocates nothing per sample.
/// Source: Microsoft/IBM Multimedia Programming Interface 1.0 (1991), EBU Tech 3306.
public final class WavWriter implements Closeable {
    /// What a file holds if no smaller limit is given: more than any disk.
    public static final long DATA_BYTES_MAX = 1L << 60;

    private static final int FLUSHES_PER_SECOND = 2;
    private static final int SAMPLE_FRAME_BYTES_MAX = 0xFFFF;

    private final SeekableByteChannel channel;
    private final WavEncoding encoding;
    private final int channels;
    private final int sampleFrameBytes;
    private final long dataBytesMax;
    private final WavHeader header;
    private final ByteBuffer buffer;
    private final ByteBuffer pad = ByteBuffer.allocate(1);
    private long dataBytes;
    private long refusedSamples;

    /// Begins a file of 16-bit PCM, as the longer constructors say.
    public WavWriter(SeekableByteChannel channel, int sampleRateHz, int channels) throws IOException {
        this(channel, sampleRateHz, channels, WavEncoding.PCM_16);
    }

    /// Begins a file without a limit but [#DATA_BYTES_MAX].
    public WavWriter(SeekableByteChannel channel, int sampleRateHz, int channels, WavEncoding encoding)
            throws IOException {
        this(channel, sampleRateHz, channels, encoding, DATA_BYTES_MAX);
    }

    /// Begins a file at the start of `channel`, which should be empty, and writes its header. It takes
    /// samples of up to `dataBytesMax` and refuses the rest.
    ///
    /// Fails with an `IllegalArgumentException` if the rate or the number of channels is not positive or
    /// does not fit, or if the limit is negative or above [#DATA_BYTES_MAX].
    public WavWriter(
            SeekableByteChannel channel, int sampleRateHz, int channels, WavEncoding encoding, long dataBytesMax)
            throws IOException {
        this(channel, sampleRateHz, channels, encoding, dataBytesMax, 0);
    }

    /// Goes on behind `dataBytes` that are in the file already.
    WavWriter(
            SeekableByteChannel channel,
            int sampleRateHz,
            int channels,
            WavEncoding encoding,
            long dataBytesMax,
            long dataBytes)
            throws IOException {
        int channelsMax = SAMPLE_FRAME_BYTES_MAX / encoding.bytesPerSample();
        if (sampleRateHz <= 0 || channels <= 0 || channels > channelsMax) {
            throw new IllegalArgumentException("A WAV file of " + channels + " channels at " + sampleRateHz
                    + " Hz: give a positive rate and 1…" + channelsMax + " channels");
        }
        if (dataBytesMax < 0 || dataBytesMax > DATA_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "A WAV file of at most " + dataBytesMax + " bytes: give 0…" + DATA_BYTES_MAX);
        }
        this.channel = channel;
        this.encoding = encoding;
        this.channels = channels;
        this.dataBytesMax = dataBytesMax;
        this.dataBytes = dataBytes;
        sampleFrameBytes = channels * encoding.bytesPerSample();
        header = new WavHeader(encoding, sampleRateHz, channels);
        int bufferedPerChannel = Math.max(1, sampleRateHz / FLUSHES_PER_SECOND);
        buffer = ByteBuffer.allocate(Math.multiplyExact(bufferedPerChannel, sampleFrameBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        writeFully(header.with(dataBytes), 0);
    }

    /// Writes `countPerChannel` samples of every channel, interleaved, from `samples[offset…]`; a value
    /// outside 16 bits is written as the nearest that fits.
    ///
    /// Returns how many samples of each channel were taken: fewer than given only when the file has
    /// reached its limit; the rest is counted in [#refusedSamples()]. After an `IOException` what the
    /// buffer holds is tried again by the next call, the rest of this call's samples are lost.
    public int write(int[] samples, int offset, int countPerChannel) throws IOException {
        long room = (dataBytesMax - dataBytes - buffer.position()) / sampleFrameBytes;
        int taken = (int) Math.min(countPerChannel, room);
        refusedSamples += countPerChannel - taken;
        for (int i = offset; i < offset + taken * channels; i++) {
            if (isFull()) {
                flush();
            }
            encoding.encode(samples[i], buffer);
        }
        if (isFull()) {
            flush();
        }
        return taken;
    }

    /// A full disk may have taken half a sample, so the room left may be odd.
    private boolean isFull() {
        return buffer.remaining() < encoding.bytesPerSample();
    }

    /// Samples of one channel that found no room because the file had reached its limit.
    public long refusedSamples() {
        return refusedSamples;
    }

    /// Hands everything to the channel and brings the header up to date: two writes.
    ///
    /// Does so at any time, also in the middle of a block, so that a reader finds all that was written so
    /// far.
    public void flush() throws IOException {
        buffer.flip();
        try {
            channel.position(header.bytes() + dataBytes);
            while (buffer.hasRemaining()) {
                dataBytes += channel.write(buffer);
            }
        } finally {
            buffer.compact();
        }
        if (dataBytes % 2 != 0) {
            writeFully(pad.clear(), header.bytes() + dataBytes);
        }
        writeFully(header.with(dataBytes), 0);
    }

    private void writeFully(ByteBuffer bytes, long at) throws IOException {
        channel.position(at);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Flushes, and closes the channel even if that fails.
    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
