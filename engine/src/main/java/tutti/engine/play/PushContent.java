package tutti.engine.play;

import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// Sound that another thread writes while it is heard: speech as it is synthesised, a stream from the
/// network.
///
/// ```
///   writer: write(…) ─► resample ─► bounded ring ─► replay
///           end()
/// ```
/// At other speeds than 100 % the replay looks up to 70 ms ahead; the writer should be that much early.
/// Thread: one writer; the tick reads. Source: Prosody `sm_put_replay_data`, `sm_put_last_replay_data`.
public final class PushContent implements Content {
    /// The most sound that can wait in one content.
    public static final int CAPACITY_MILLIS_MAX = 600_000;

    private static final int BLOCK_SAMPLES = 960;

    private final int sampleRateHz;
    private final RateChange rates;
    private final SampleRing ring;
    private final int[] converted;
    private volatile boolean ended;
    private volatile boolean discarded;

    /// Takes samples of `inputRateHz` and holds up to `capacityMillis` of sound that has not been heard.
    /// `BAD_PARAMETER` unless that is 1…[#CAPACITY_MILLIS_MAX]; fails as `Resampler.between` does if the
    /// rates do not fit.
    public PushContent(int inputRateHz, int sampleRateHz, int capacityMillis) {
        if (capacityMillis < 1 || capacityMillis > CAPACITY_MILLIS_MAX) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "a pushed content that holds " + capacityMillis + " ms; give 1…" + CAPACITY_MILLIS_MAX);
        }
        this.sampleRateHz = sampleRateHz;
        rates = new RateChange(inputRateHz, sampleRateHz);
        converted = new int[Math.max(rates.resultMax(BLOCK_SAMPLES), rates.finishMax())];
        int capacity = (int) ((long) capacityMillis * sampleRateHz / 1000);
        ring = new SampleRing(capacity + rates.finishMax() + 2);
    }

    /// Appends `samples[offset…offset+count)` (16-bit values) as far as there is room and returns how many
    /// were taken; none after [#end], or when nobody will hear them. Thread: writer.
    public int write(int[] samples, int offset, int count) {
        int taken = 0;
        while (taken < count && !isClosed()) {
            int room = Math.min(ring.room() - rates.finishMax(), converted.length);
            int next = rates.inputsFor(room, Math.min(count - taken, BLOCK_SAMPLES));
            if (next == 0) break;
            ring.write(converted, 0, rates.convert(samples, offset + taken, next, converted));
            taken += next;
        }
        return taken;
    }

    /// Nothing more comes: what waits is heard to its last sample. Thread: writer.
    public void end() {
        if (isClosed()) return;
        ring.write(converted, 0, rates.finish(converted));
        ended = true;
    }

    private boolean isClosed() {
        return ended || discarded;
    }

    /// How many samples, of the rate of the channel, wait to be heard. Thread: any.
    public int waitingSamples() {
        return ring.waiting();
    }

    @Override
    public int sampleRateHz() {
        return sampleRateHz;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public int availableSamples() {
        return ring.waiting();
    }

    @Override
    public int read(int[] samples, int offset, int count) {
        int taken = Math.min(count, ring.waiting());
        ring.read(samples, offset, taken);
        return taken;
    }

    @Override
    public boolean isEnded() {
        return ended && ring.waiting() == 0;
    }

    @Override
    public void rewind() {
        // a Playlist refuses to repeat it
    }

    @Override
    public boolean hasFailed() {
        return false;
    }

    @Override
    public void discard() {
        discarded = true;
    }
}
