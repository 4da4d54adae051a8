package tutti.engine.record;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import tutti.audio.wav.WavWriter;

/// The file of one recording. Created with the first use; whole at any time, and never more than
/// [#FRESH_MILLIS] of what was written is not in it. Thread: the one that drains.
final class Tape {
    /// How long what was written may wait while nothing follows; [WavWriter] itself waits for half a
    /// second of audio.
    static final int FRESH_MILLIS = 500;

    private final RecordingFile file;
    private final RecordingSettings settings;
    private final int channels;
    private final int sampleRateHz;
    private Optional<WavWriter> wav = Optional.empty();
    private boolean full;
    private long samples;
    private long silentSamples;
    private long unflushedSamples;
    private long flushedAtSample;

    Tape(RecordingFile file, RecordingSettings settings, int channels, int sampleRateHz) {
        this.file = file;
        this.settings = settings;
        this.channels = channels;
        this.sampleRateHz = sampleRateHz;
    }

    void open() throws IOException {
        if (wav.isPresent()) return;
        SeekableByteChannel channel = file.create();
        try {
            wav = Optional.of(new WavWriter(
                    channel,
                    sampleRateHz,
                    channels,
                    settings.encoding(),
                    settings.limits().fileBytesMax()));
        } catch (IOException problem) {
            try (channel) {
                throw problem;
            }
        }
    }

    /// `count` samples of each channel, interleaved.
    void write(int[] interleaved, int count) throws IOException {
        int taken = wav.orElseThrow().write(interleaved, 0, count);
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
        wav.orElseThrow().flush();
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
        if (wav.isEmpty()) return;
        WavWriter open = wav.get();
        wav = Optional.empty();
        open.close();
    }
}
