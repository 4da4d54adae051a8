package tutti.engine.record;

import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// When a recording ends by itself. [#UNLIMITED] where it does not.
///
/// `samplesBytesMax` is the size of the file without its header (an Ogg Opus file stays up to 8 KiB
/// below); `timeMaxMillis` runs from the first frame on, also through pauses; both hold to the sample.
/// `initialSilenceMaxMillis` is how long it waits for the first sound, and `silenceMaxMillis` for the next
/// one; without the former the latter holds from the beginning. These two hold to the frame.
/// `BAD_PARAMETER` when one is not positive. Source: Prosody `sm_record_start` (`max_octets`,
/// `max_elapsed_time`, `max_initial_silence`, `max_silence`).
public record RecordingLimits(
        long samplesBytesMax, long timeMaxMillis, long initialSilenceMaxMillis, long silenceMaxMillis) {
    /// Value of each limit: it ends nothing.
    public static final long UNLIMITED = Long.MAX_VALUE;

    /// Until it is stopped.
    public static final RecordingLimits NONE = new RecordingLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);

    public RecordingLimits {
        requirePositive("file size", samplesBytesMax);
        requirePositive("time", timeMaxMillis);
        requirePositive("initial silence", initialSilenceMaxMillis);
        requirePositive("silence", silenceMaxMillis);
    }

    private static void requirePositive(String what, long limit) {
        if (limit <= 0) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "a recording with a largest " + what + " of " + limit + "; give at least 1, or UNLIMITED");
        }
    }

    /// The same with another file size; fails as the constructor does.
    public RecordingLimits withSamplesBytesMax(long bytes) {
        return new RecordingLimits(bytes, timeMaxMillis, initialSilenceMaxMillis, silenceMaxMillis);
    }

    /// The same with another longest time; fails as the constructor does.
    public RecordingLimits withTimeMaxMillis(long millis) {
        return new RecordingLimits(samplesBytesMax, millis, initialSilenceMaxMillis, silenceMaxMillis);
    }

    /// The same with another wait for the first sound; fails as the constructor does.
    public RecordingLimits withInitialSilenceMaxMillis(long millis) {
        return new RecordingLimits(samplesBytesMax, timeMaxMillis, millis, silenceMaxMillis);
    }

    /// The same with another wait for the next sound; fails as the constructor does.
    public RecordingLimits withSilenceMaxMillis(long millis) {
        return new RecordingLimits(samplesBytesMax, timeMaxMillis, initialSilenceMaxMillis, millis);
    }

    boolean onSilence() {
        return initialSilenceMaxMillis != UNLIMITED || silenceMaxMillis != UNLIMITED;
    }

    /// How long the first sound may be waited for.
    long firstSoundMaxMillis() {
        return initialSilenceMaxMillis != UNLIMITED ? initialSilenceMaxMillis : silenceMaxMillis;
    }

    /// The longest time in samples of one channel.
    long timeMaxSamples(int sampleRateHz) {
        return timeMaxMillis > UNLIMITED / sampleRateHz ? UNLIMITED : timeMaxMillis * sampleRateHz / 1000;
    }
}
