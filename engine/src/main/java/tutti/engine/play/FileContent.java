package tutti.engine.play;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// Sound that is read from a file while it is heard.
///
/// ```
///   ReplayFiller: reader ─► mean of channels ─► resample ─► ring ─► replay (tick)
///                    ▲            at the end, when repeating │
///                    └────────────────── rewind ◄────────────┘  the next pass waits in the ring before it is wanted
/// ```
/// A disk that is late makes an underrun and loses nothing. Thread: [#fill] belongs to the filler, the
/// rest of [Content] to the tick. A sound shorter than the time between two calls of the filler is better
/// in a [Clip].
public final class FileContent implements Content {
    /// The least that is read ahead; the filler must come four times in it.
    public static final int BUFFER_MILLIS_MIN = 100;

    /// The most that is read ahead.
    public static final int BUFFER_MILLIS_MAX = 60_000;

    private static final int BLOCK_SAMPLES = 1_024;
    private static final long NONE = -1;

    private final SoundReader reader;
    private final int sampleRateHz;
    private final boolean repeating;
    private final RateChange rates;
    private final SampleRing ring;
    private final int[] interleaved;
    private final int[] mono;
    private final int[] converted;

    /// Where in the ring the pass that is being heard ends; published before anything of the next pass is
    /// written.
    private final AtomicLong passEnd = new AtomicLong(NONE);
    /// Nothing will be written any more.
    private volatile boolean closed;
    private volatile boolean discarded;
    private volatile Optional<Exception> failure = Optional.empty();
    private boolean endIsPending;

    private FileContent(SoundReader reader, int sampleRateHz, int bufferMillis, boolean repeating) {
        if (bufferMillis < BUFFER_MILLIS_MIN || bufferMillis > BUFFER_MILLIS_MAX) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "a file with a buffer of " + bufferMillis + " ms; give " + BUFFER_MILLIS_MIN + "…"
                            + BUFFER_MILLIS_MAX);
        }
        this.reader = reader;
        this.sampleRateHz = sampleRateHz;
        this.repeating = repeating;
        rates = new RateChange(reader.sampleRateHz(), sampleRateHz);
        interleaved = new int[BLOCK_SAMPLES * reader.channels()];
        mono = new int[BLOCK_SAMPLES];
        converted = new int[Math.max(rates.resultMax(BLOCK_SAMPLES), rates.finishMax())];
        ring = new SampleRing((int) ((long) bufferMillis * sampleRateHz / 1000) + converted.length);
    }

    /// Heard once, with up to `bufferMillis` read ahead, and closed as soon as it has been read.
    ///
    /// `BAD_PARAMETER` unless that is [#BUFFER_MILLIS_MIN]…[#BUFFER_MILLIS_MAX]; fails as
    /// `Resampler.between` does if the rates do not fit. The content closes the reader, if it is given to
    /// a [ReplayFiller].
    public static FileContent once(SoundReader reader, int sampleRateHz, int bufferMillis) {
        return new FileContent(reader, sampleRateHz, bufferMillis, false);
    }

    /// As [#once], for a playlist that is repeated: stays open until the replay is over.
    public static FileContent repeating(SoundReader reader, int sampleRateHz, int bufferMillis) {
        return new FileContent(reader, sampleRateHz, bufferMillis, true);
    }

    /// What went wrong with the file. Thread: any.
    public Optional<Exception> failure() {
        return failure;
    }

    // ---- the filler's half ----

    /// Reads one block; false when there is nothing to do at present.
    boolean fill() {
        if (closed) return false;
        if (discarded) {
            close();
            return false;
        }
        try {
            return endIsPending ? beginNextPass() : readBlock();
        } catch (Exception e) {
            failure = Optional.of(e);
            close();
            return false;
        }
    }

    /// Whether the filler can forget it.
    boolean isClosed() {
        return closed;
    }

    private boolean readBlock() throws Exception {
        if (ring.room() < converted.length) return false;
        int count = reader.read(interleaved, BLOCK_SAMPLES);
        if (count > 0) {
            mix(count);
            ring.write(converted, 0, rates.convert(mono, 0, count, converted));
            return true;
        }
        ring.write(converted, 0, rates.finish(converted));
        if (repeating) endIsPending = true;
        else close();
        return repeating;
    }

    private boolean beginNextPass() throws Exception {
        if (passEnd.get() != NONE) return false;
        reader.rewind();
        passEnd.set(ring.written());
        endIsPending = false;
        return true;
    }

    private void mix(int count) {
        int channels = reader.channels();
        int from = 0;
        for (int i = 0; i < count; i++) {
            long sum = 0;
            for (int channel = 0; channel < channels; channel++) sum += interleaved[from++];
            mono[i] = (int) Math.floorDiv(sum + channels / 2, channels);
        }
    }

    private void close() {
        try {
            reader.close();
        } catch (Exception e) {
            if (failure.isEmpty()) failure = Optional.of(e);
        }
        closed = true;
    }

    // ---- the tick's half ----

    @Override
    public int sampleRateHz() {
        return sampleRateHz;
    }

    @Override
    public boolean isRepeatable() {
        return repeating;
    }

    @Override
    public int availableSamples() {
        int waiting = ring.waiting();
        long end = passEnd.get();
        return end == NONE ? waiting : (int) Math.min(waiting, end - ring.read());
    }

    @Override
    public int read(int[] samples, int offset, int count) {
        int taken = Math.min(count, availableSamples());
        ring.read(samples, offset, taken);
        return taken;
    }

    @Override
    public boolean isEnded() {
        return passEnd.get() == ring.read() || (closed && ring.waiting() == 0);
    }

    @Override
    public void rewind() {
        passEnd.set(NONE);
    }

    @Override
    public boolean hasFailed() {
        return failure.isPresent();
    }

    @Override
    public void discard() {
        discarded = true;
    }
}
