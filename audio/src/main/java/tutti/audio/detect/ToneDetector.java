package tutti.audio.detect;

import java.util.Optional;
import tutti.audio.detect.dtmf.DtmfDetector;
import tutti.audio.detect.progress.CallProgressDetector;
import tutti.audio.detect.voice.GruntDetector;
import tutti.audio.resample.Resampler;

/// Listens for digits, call-progress tones and voice on one stream, as Prosody's `sm_listen_for` does.
///
/// ```
///                              ┌─► DtmfDetector ──────────┐
///   samples ─► resample, 8 kHz ┼─► CallProgressDetector ──┼─► queue ─► drain(sink)
///                              └─► GruntDetector ─────────┘
///                                       └─► tonePresent(), at once ─► ToneSuppressor
/// ```
/// Frames may have any length, and the results do not depend on it. Thread: one at a time; belongs on the media path.
/// Allocates nothing after construction. The same samples give the same events on every machine.
/// Source: Prosody `sm_listen_for`, `sm_get_recognised`, `sm_discard_recognised`; ITU-T Q.23, Q.24.
public final class ToneDetector {
    /// Recognised and not yet fetched, at most; what comes then is lost and counted.
    public static final int EVENTS_MAX = 64;

    /// Lowest sample rate: all DTMF frequencies are below half of it.
    public static final int SAMPLE_RATE_MIN_HZ = 4000;

    /// Highest sample rate.
    public static final int SAMPLE_RATE_MAX_HZ = 192_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /// Longer frames are taken in parts.
    private static final int PART_SAMPLES = 960;

    /// As many as they become when the rate is doubled.
    private static final int PART_OUTPUT_SAMPLES_MAX = 2 * PART_SAMPLES + 1;

    private final RecognisedQueue queue;
    private final Optional<DtmfDetector> dtmf;
    private final Optional<CallProgressDetector> callProgress;
    private final Optional<GruntDetector> grunt;
    private final int sampleRateHz;
    private final Optional<Resampler> resampler;
    private final long delaySamples;
    private final int[] part = new int[PART_OUTPUT_SAMPLES_MAX];
    private long position;
    private long frameStart;
    private long toneFrom;
    private long toneTo;

    /// A detector at the beginning of a stream of `sampleRateHz`, 4000…192,000; others fail with an
    /// `IllegalArgumentException`. A stream at another rate than 8 kHz is resampled, which delays the
    /// answers by 1.9 ms.
    public ToneDetector(int sampleRateHz, ToneDetectorSettings settings) {
        if (sampleRateHz < SAMPLE_RATE_MIN_HZ || sampleRateHz > SAMPLE_RATE_MAX_HZ) {
            throw new IllegalArgumentException(
                    "A sample rate of " + sampleRateHz + " Hz: give " + SAMPLE_RATE_MIN_HZ + "…" + SAMPLE_RATE_MAX_HZ);
        }
        this.sampleRateHz = sampleRateHz;
        resampler = Optional.of(sampleRateHz)
                .filter(rateHz -> rateHz != DtmfDetector.SAMPLE_RATE_HZ)
                .map(rateHz -> Resampler.between(rateHz, DtmfDetector.SAMPLE_RATE_HZ));
        delaySamples = resampler.map(Resampler::delayNanos).orElse(0L) * sampleRateHz / NANOS_PER_SECOND;
        queue = new RecognisedQueue(EVENTS_MAX, this::streamSample, settings.reportMode());
        dtmf = settings.dtmf().map(of -> new DtmfDetector(of, queue));
        callProgress = Optional.of(settings.callProgress())
                .filter(tones -> !tones.isEmpty())
                .map(tones -> new CallProgressDetector(tones, queue));
        grunt = settings.grunt().map(of -> new GruntDetector(of, queue));
    }

    /// Takes the next `count` samples from `samples[offset…]`, 16-bit values, and leaves them as they are.
    public void process(int[] samples, int offset, int count) {
        toneFrom = Long.MAX_VALUE;
        toneTo = 0;
        frameStart = position;
        position += count;
        if (resampler.isEmpty()) {
            hear(samples, offset, count);
            return;
        }
        for (int taken = 0; taken < count; taken += PART_SAMPLES) {
            int now = Math.min(PART_SAMPLES, count - taken);
            hear(part, 0, resampler.get().resample(samples, offset + taken, now, part, 0));
        }
    }

    private void hear(int[] samples, int offset, int count) {
        if (dtmf.isPresent()) {
            DtmfDetector detector = dtmf.get();
            detector.process(samples, offset, count);
            if (detector.tonePresent()) {
                tone(streamSample(detector.toneFromSample()), detector.toneContinues(), detector.toneToSample());
            }
        }
        if (callProgress.isPresent()) {
            CallProgressDetector detector = callProgress.get();
            detector.process(samples, offset, count);
            if (detector.sounding()) {
                tone(frameStart, true, 0);
            }
        }
        if (grunt.isPresent()) {
            grunt.get().process(samples, offset, count);
        }
    }

    private void tone(long from, boolean continues, long to) {
        toneFrom = Math.min(toneFrom, from);
        toneTo = Math.max(toneTo, continues ? Long.MAX_VALUE : streamSample(to));
    }

    private long streamSample(long at8Khz) {
        return Math.max(0, at8Khz * sampleRateHz / DtmfDetector.SAMPLE_RATE_HZ - delaySamples);
    }

    /// Whether the samples of the latest [#process] carry a digit, or what may become one, or a recognised
    /// call-progress tone. Tentative: needs 10 ms of a digit, and is wrong for 0.02 % of the time of speech.
    public boolean tonePresent() {
        return toneFrom != Long.MAX_VALUE;
    }

    /// The sample of the stream with which that tone began; it may lie before the latest samples.
    public long toneFromSample() {
        return toneFrom;
    }

    /// The first sample after it, `Long.MAX_VALUE` if it was still there at the end.
    public long toneToSample() {
        return toneTo;
    }

    /// Hands over what was recognised since the last time, in order; returns how many events that were.
    public int drain(ToneSink sink) {
        return queue.drain(sink);
    }

    /// Forgets what was recognised and not fetched.
    public void discard() {
        queue.discard();
    }

    /// Events that were lost because [#EVENTS_MAX] were waiting.
    public long overruns() {
        return queue.overruns();
    }
}
