package tutti.engine.play;

import tutti.audio.wav.WavReader;

/// A file, or anything else that is read in order and may make its reader wait.
///
/// Thread: that of the [ReplayFiller]. What it throws ends the content that it is read for, and nothing
/// else.
public interface SoundReader {
    /// Rate of its samples; the same from beginning to end.
    int sampleRateHz();

    /// Number of channels, 1 or more; their mean is heard.
    int channels();

    /// Reads up to `countPerChannel` samples (16-bit values) of every channel, interleaved, to
    /// `samples[0…]`, and returns how many of each; 0 only at the end.
    int read(int[] samples, int countPerChannel) throws Exception;

    /// Goes back to the beginning.
    void rewind() throws Exception;

    /// Gives back what it holds. Called once.
    void close() throws Exception;

    /// A WAV file of any kind, from where `reader` stands.
    static SoundReader of(WavReader reader) {
        return new SoundReader() {
            @Override
            public int sampleRateHz() {
                return reader.sampleRateHz();
            }

            @Override
            public int channels() {
                return reader.channels();
            }

            @Override
            public int read(int[] samples, int countPerChannel) throws Exception {
                return reader.read(samples, 0, countPerChannel);
            }

            @Override
            public void rewind() throws Exception {
                reader.seek(0);
            }

            @Override
            public void close() throws Exception {
                reader.close();
            }
        };
    }
}
