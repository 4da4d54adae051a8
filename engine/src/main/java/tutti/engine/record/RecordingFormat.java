package tutti.engine.record;

import java.util.List;
import tutti.audio.ogg.OggOpusWriter;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusSettings;
import tutti.audio.wav.WavEncoding;

/// What kind of file a recording writes. Either is readable at any time, lacks less than a second when the
/// process is killed, and is as long as the frame clock says, to the sample.
public sealed interface RecordingFormat {
    /// 16-bit WAV.
    RecordingFormat WAV = new Wav(WavEncoding.PCM_16);

    /// WAV in this `encoding`: as large as the samples, and exact.
    record Wav(WavEncoding encoding) implements RecordingFormat {
        @Override
        public String fileSuffix() {
            return ".wav";
        }
    }

    /// Ogg Opus, by `library`: a tenth of the size of WAV and less; costs what encoding costs, also for
    /// silence, on the thread that drains. Two sides are two streams, of which nothing is heard in the
    /// other.
    ///
    /// `bitrateBps` is that of each side, 6000…510000; `comments` are `NAME=value`, in every file of the
    /// recording.
    record OggOpus(OpusLibrary library, int bitrateBps, List<String> comments) implements RecordingFormat {
        /// Speech of good quality.
        public static final int DEFAULT_BITRATE_BPS = 24_000;

        /// Fails with an `IllegalArgumentException` if the bit rate is out of range, or as
        /// [OggOpusWriter#checkComments].
        public OggOpus {
            OpusSettings.checkBitrateBps(bitrateBps);
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

        /// Of each side at this rate.
        OpusSettings encoder(int sampleRateHz) {
            return OpusSettings.forRate(sampleRateHz).withBitrateBps(bitrateBps).withInbandFec(false);
        }
    }

    /// With the dot.
    String fileSuffix();
}
