package tutti.engine.record;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import tutti.audio.ogg.OggOpusWriter;
import tutti.audio.wav.WavEncoding;
import tutti.audio.wav.WavWriter;

/// The file of one recording. Created with the first use; whole at any time, and never more than
/// [#FRESH_MILLIS] of what was written is not in it. Thread: the one that drains.
final class Tape {
    /// How long what was written may wait while nothing follows; [SampleWriter] itself waits for half a
    /// second of audio.
    static final int FRESH_MILLIS = 500;

    private final RecordingFile file;
    private final RecordingSettings settings;
    private final int channels;
    private final int sampleRateHz;
    private final int serialNumber;
    private Optional<SampleWriter> writer = Optional.empty();
    private boolean full;
    private long samples;
    private long silentSamples;
    private long unflushedSamples;
    private long flushedAtSample;

    Tape(RecordingFile file, RecordingSettings settings, int channels, int sampleRateHz, int serialNumber) {
        this.file = file;
        this.settings = settings;
        this.channels = channels;
        this.sampleRateHz = sampleRateHz;
        this.serialNumber = serialNumber;
    }

    void open() throws IOException {
        if (writer.isPresent()) return;
        SeekableByteChannel channel = file.create();
        try {
            writer = Optional.of(begin(channel, settings.limits().samplesBytesMax()));
        } catch (IOException problem) {
            try (channel) {
                throw problem;
            }
        }
    }

    private SampleWriter begin(SeekableByteChannel channel, long bytesMax) throws IOException {
        return switch (settings.format()) {
            case RecordingFormat.Wav(WavEncoding encoding) ->
                new SampleWriter.OfWav(new WavWriter(
                        channel, sampleRateHz, channels, encoding, Math.min(bytesMax, WavWriter.DATA_BYTES_MAX)));
            case RecordingFormat.OggOpus opus ->
                new SampleWriter.OfOggOpus(new OggOpusWriter(
                        channel,
                        opus.library(),
                        opus.encoder(sampleRateHz),
                        channels,
                        opus.comments(),
                        serialNumber,
                        bytesMax));
        };
    }

    /// `count` samples of each channel, interleaved.
    void write(int[] interleaved, int count) throws IOException {
        int taken = writer.orElseThrow().write(interleaved, count);
        full |= taken < count;
        samples += taken;
        silentSamples = 0;
        unflushedSamples += taken;
    }

    /// As [#write] of what is silence.
    void writeSilent(int[] interleaved, int count) throws IOException {
        long before = samples;
        long silent = silentSamples;
        write(interleaved, count);
        silentSamples = silent + samples - before;
    }

    /// Brings to the file what waits there while the recording is paused, or leaves much out.
    /// `elapsedSamples` is the time on the frame clock.
    void keepFresh(long elapsedSamples) throws IOException {
        long halfSecond = (long) sampleRateHz * FRESH_MILLIS / 1000;
        if (unflushedSamples >= halfSecond) {
            unflushedSamples %= halfSecond;
            flushedAtSample = elapsedSamples;
        }
        if (unflushedSamples == 0) flushedAtSample = elapsedSamples;
        if (elapsedSamples - flushedAtSample < halfSecond) return;
        writer.orElseThrow().flush();
        unflushedSamples = 0;
        flushedAtSample = elapsedSamples;
    }

    /// Whether the file has reached its largest size.
    boolean full() {
        return full;
    }

    /// How many samples of each channel are in the file.
    long samples() {
        return samples;
    }

    /// How many of them, at its end, are silence.
    long silentSamples() {
        return silentSamples;
    }

    void close() throws IOException {
        if (writer.isEmpty()) return;
        SampleWriter open = writer.get();
        writer = Optional.empty();
        open.close();
    }
}
