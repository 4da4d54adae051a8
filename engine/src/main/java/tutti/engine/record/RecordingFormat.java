package tutti.engine.record;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import tutti.audio.ogg.OggOpusWriter;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusSettings;
import tutti.audio.wav.WavEncoding;
import tutti.audio.wav.WavWriter;

/// What kind of file a recording writes. Either is readable at any time, lacks less than a second when the
/// process is killed, and is as long as the frame clock says, to the sample.
public sealed interface RecordingFormat {
    /// WAV: as large as the samples, and exact.
    record Wav(WavEncoding encoding) implements RecordingFormat {
        @Override
        public String fileSuffix() {
            return ".wav";
        }

        @Override
        public SampleWriter begin(
                SeekableByteChannel channel, int sampleRateHz, int channels, int serialNumber, long bytesMax)
                throws IOException {
            WavWriter wav = new WavWriter(
                    channel, sampleRateHz, channels, encoding, Math.min(bytesMax, WavWriter.DATA_BYTES_MAX));
            return new SampleWriter.OfWav(wav);
        }
    }

    /// Ogg Opus: a tenth of the size and less, and costs what encoding costs on the thread that drains.
    /// Two sides are two streams, of which nothing is heard in the other. `bitrateBps` is that of each,
    /// 6000…510000; `comments` are `NAME=value`, in every file of the recording.
    record OggOpus(OpusLibrary library, int bitrateBps, List<String> comments) implements RecordingFormat {
        /// Speech of good quality.
        public static final int DEFAULT_BITRATE_BPS = 24_000;

        private static final int LOWEST_RATE_HZ = 8_000;

        /// Fails with an `IllegalArgumentException` if the bit rate is out of range, or as
        /// [OggOpusWriter#checkComments].
        public OggOpus {
            OpusSettings.forRate(LOWEST_RATE_HZ).withBitrateBps(bitrateBps);
            OggOpusWriter.checkComments(comments);
            comments = List.copyOf(comments);
        }

        /// Of [#DEFAULT_BITRATE_BPS], without comments.
        public OggOpus(OpusLibrary library) {
            this(library, DEFAULT_BITRATE_BPS, List.of());
        }

        @Override
        public String fileSuffix() {
            return ".opus";
        }

        @Override
        public SampleWriter begin(
                SeekableByteChannel channel, int sampleRateHz, int channels, int serialNumber, long bytesMax)
                throws IOException {
            OpusSettings settings = OpusSettings.forRate(sampleRateHz)
                    .withBitrateBps(bitrateBps)
                    .withInbandFec(false);
            OggOpusWriter ogg =
                    new OggOpusWriter(channel, library, settings, channels, comments, serialNumber, bytesMax);
            return new SampleWriter.OfOggOpus(ogg);
        }
    }

    /// 16-bit WAV.
    RecordingFormat WAV = new Wav(WavEncoding.PCM_16);

    /// With the dot.
    String fileSuffix();

    /// Begins the file. `serialNumber` tells files apart that somebody may put one behind the other.
    SampleWriter begin(SeekableByteChannel channel, int sampleRateHz, int channels, int serialNumber, long bytesMax)
            throws IOException;
}
