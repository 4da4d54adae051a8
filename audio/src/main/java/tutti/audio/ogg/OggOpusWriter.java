package tutti.audio.ogg;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tutti.audio.opus.OpusEncoder;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusPacket;
import tutti.audio.opus.OpusPacketJoiner;
import tutti.audio.opus.OpusSettings;

/// Encodes samples to an Ogg Opus file that is readable at any time and as long as what was given, to the
/// sample.
///
/// ```
///   samples ─► blocks of 20 ms ─► one encoder for each channel ─► page of up to half a second ─► channel
/// ```
/// A page goes to the channel whole, with one write, when half a second is in it, and at [#flush]. So a
/// process that is killed loses less than a second and leaves a file that every player reads. The delay of
/// the encoder is announced (pre-skip) and the padding of the last packet cut off (its granule position),
/// so files that begin with the same frame are aligned whatever their rates.
///
/// Blocks on the disk and encodes: not for the media path. Thread: one at a time. After an `IOException`
/// nothing more is written.
/// Source: RFC 7845, RFC 3533.
public final class OggOpusWriter implements Closeable {
    /// Each channel is an encoder; so many parties of a call are recorded side by side.
    public static final int CHANNELS_MAX = 2;

    /// All comments together, so that they fit into one page.
    public static final int COMMENT_OCTETS_MAX = 60_000;

    /// Ogg Opus counts at this rate whatever the input has (RFC 7845 §4).
    static final int GRANULE_HZ = 48_000;

    /// What the largest file may hold less than its limit: the packets and the page that come last.
    static final int LAST_OCTETS_MAX = 8_192;

    private static final int BLOCKS_PER_SECOND = 50;
    private static final int BLOCKS_PER_PAGE = 25;

    private final WritableByteChannel channel;
    private final List<OpusEncoder> encoders = new ArrayList<>();
    private final OpusPacketJoiner joiner = new OpusPacketJoiner();
    private final int[][] blocks;
    private final byte[] encoded = new byte[OpusPacket.OCTETS_MAX];
    private final byte[] packet;
    private final OggPage page;
    private final int blockSamples;
    private final int granulesPerSample;
    private final int preSkip;
    private final long dataBytesMax;
    private int filled;
    private int blocksInPage;
    private long samples;
    private long refusedSamples;
    private long encodedGranules;
    private long dataBytes;
    private boolean failed;
    private boolean closed;

    /// Begins a file at the start of `channel`, which should be empty, and writes its headers. It takes
    /// samples for pages of up to `dataBytesMax` octets together and refuses the rest.
    ///
    /// `settings` are those of each channel. `comments` are `NAME=value` (RFC 7845 §5.2.1). `serialNumber`
    /// should differ from that of any other stream that may be put into one file with this. Fails with an
    /// `IllegalArgumentException` if the number of channels is not 1…[#CHANNELS_MAX], or as
    /// [#checkComments].
    public OggOpusWriter(
            WritableByteChannel channel,
            OpusLibrary library,
            OpusSettings settings,
            int channels,
            List<String> comments,
            int serialNumber,
            long dataBytesMax)
            throws IOException {
        if (channels < 1 || channels > CHANNELS_MAX) {
            throw new IllegalArgumentException("An Ogg Opus file of " + channels + " channels: give 1…" + CHANNELS_MAX);
        }
        this.channel = channel;
        this.dataBytesMax = dataBytesMax;
        blockSamples = settings.sampleRateHz() / BLOCKS_PER_SECOND;
        granulesPerSample = GRANULE_HZ / settings.sampleRateHz();
        blocks = new int[channels][blockSamples];
        packet = new byte[channels * OpusPacket.OCTETS_MAX];
        page = new OggPage(serialNumber);
        checkComments(comments);
        byte[] tags = OpusHeaders.comments(library.version(), comments);
        for (int i = 0; i < channels; i++) {
            encoders.add(library.encoder(settings));
        }
        preSkip = encoders.getFirst().lookaheadSamples() * granulesPerSample;
        try {
            header(OpusHeaders.identification(channels, preSkip, settings.sampleRateHz()), OggPage.FIRST);
            header(tags, OggPage.PLAIN);
        } catch (IOException e) {
            encoders.forEach(OpusEncoder::close);
            throw e;
        }
    }

    /// Takes `countPerChannel` samples of every channel, interleaved, from `interleaved[offset…]`.
    ///
    /// Returns how many of each channel were taken: fewer than given only when the file is full; the rest
    /// is counted in [#refusedSamples].
    public int write(int[] interleaved, int offset, int countPerChannel) throws IOException {
        int taken = 0;
        while (taken < countPerChannel && !isFull()) {
            for (int c = 0; c < blocks.length; c++) {
                blocks[c][filled] = interleaved[offset + taken * blocks.length + c];
            }
            taken++;
            filled++;
            if (filled == blockSamples) {
                encodeBlock();
            }
        }
        samples += taken;
        refusedSamples += countPerChannel - taken;
        return taken;
    }

    /// Samples of one channel that found no room because the file had reached its limit.
    public long refusedSamples() {
        return refusedSamples;
    }

    /// Hands all whole blocks to the channel: what is not in the file then is less than 20 ms and the
    /// encoder's delay.
    public void flush() throws IOException {
        if (!page.isEmpty()) {
            writePage(OggPage.PLAIN, encodedGranules);
        }
    }

    /// Writes what remains and the end of the stream, and closes the channel even if that fails.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            if (!failed) {
                drain();
            }
        } finally {
            encoders.forEach(OpusEncoder::close);
        }
    }

    /// The encoder's delay is pushed out with silence; the last page says where the sound ends (RFC 7845
    /// §4.4).
    private void drain() throws IOException {
        long end = preSkip + samples * granulesPerSample;
        while (encodedGranules < end) {
            for (int[] block : blocks) {
                Arrays.fill(block, filled, blockSamples, 0);
            }
            encodeBlockInto(end);
        }
    }

    private void encodeBlock() throws IOException {
        encodeBlockInto(Long.MAX_VALUE);
    }

    private void encodeBlockInto(long end) throws IOException {
        int octets = packetOfBlock();
        filled = 0;
        if (!page.hasRoomFor(octets)) {
            writePage(OggPage.PLAIN, encodedGranules);
        }
        page.add(packet, octets);
        encodedGranules += (long) blockSamples * granulesPerSample;
        blocksInPage++;
        if (encodedGranules >= end) {
            writePage(OggPage.LAST, end);
        } else if (blocksInPage == BLOCKS_PER_PAGE) {
            writePage(OggPage.PLAIN, encodedGranules);
        }
    }

    /// All streams but the last say themselves where they end (RFC 7845 §3).
    private int packetOfBlock() {
        int octets = 0;
        for (int c = 0; c < blocks.length; c++) {
            int length = encoders.get(c).encode(blocks[c], 0, blockSamples, encoded, 0);
            joiner.clear();
            if (!joiner.add(encoded, 0, length)) {
                throw new IllegalStateException("libopus made a packet that is none");
            }
            octets += c < blocks.length - 1 ? joiner.writeSelfDelimited(packet, octets) : joiner.write(packet, octets);
        }
        return octets;
    }

    private boolean isFull() {
        return dataBytes + page.size() > dataBytesMax - LAST_OCTETS_MAX;
    }

    private void header(byte[] content, int flags) throws IOException {
        page.add(content, content.length);
        page.write(channel, flags, 0);
    }

    private void writePage(int flags, long granule) throws IOException {
        blocksInPage = 0;
        failed = true;
        dataBytes += page.write(channel, flags, granule);
        failed = false;
    }

    /// Fails with an `IllegalArgumentException` if the comments are longer than [#COMMENT_OCTETS_MAX] or
    /// one has no name.
    public static void checkComments(List<String> comments) {
        long octets = 0;
        for (String comment : comments) {
            octets += 4 + 3L * comment.length();
            if (comment.indexOf('=') <= 0) {
                throw new IllegalArgumentException("A comment without a name: give NAME=value");
            }
        }
        if (octets > COMMENT_OCTETS_MAX) {
            throw new IllegalArgumentException(
                    "Comments of up to " + octets + " octets: give no more than " + COMMENT_OCTETS_MAX);
        }
    }
}
