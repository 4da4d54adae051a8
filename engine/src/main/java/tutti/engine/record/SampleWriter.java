package tutti.engine.record;

import java.io.Closeable;
import java.io.IOException;
import tutti.audio.ogg.OggOpusWriter;
import tutti.audio.wav.WavWriter;

/// What a recording writes its samples to. Thread: the one that drains.
sealed interface SampleWriter extends Closeable {
    /// Takes `countPerChannel` samples of each channel, interleaved; returns how many, fewer when the file
    /// is full.
    int write(int[] interleaved, int countPerChannel) throws IOException;

    /// Brings to the file what waits.
    void flush() throws IOException;

    /// To a WAV file.
    record OfWav(WavWriter wav) implements SampleWriter {
        @Override
        public int write(int[] interleaved, int countPerChannel) throws IOException {
            return wav.write(interleaved, 0, countPerChannel);
        }

        @Override
        public void flush() throws IOException {
            wav.flush();
        }

        @Override
        public void close() throws IOException {
            wav.close();
        }
    }

    /// To an Ogg Opus file.
    record OfOggOpus(OggOpusWriter ogg) implements SampleWriter {
        @Override
        public int write(int[] interleaved, int countPerChannel) throws IOException {
            return ogg.write(interleaved, 0, countPerChannel);
        }

        @Override
        public void flush() throws IOException {
            ogg.flush();
        }

        @Override
        public void close() throws IOException {
            ogg.close();
        }
    }
}
