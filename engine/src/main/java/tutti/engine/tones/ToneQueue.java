package tutti.engine.tones;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tutti.audio.detect.progress.CallProgressPattern;

/// A bounded ring of slots that are filled over and over: one writer, the tick; one reader at a time.
///
/// Allocates only when reading.
public final class ToneQueue {
    /// So many events may wait; one more is lost, and counted.
    public static final int CAPACITY = 1 << 10;

    private final Slot[] slots = new Slot[CAPACITY];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /// What kind of event a slot holds.
    enum Kind {
        DIGIT_STARTED,
        DIGIT_ENDED,
        CALL_PROGRESS_STARTED,
        CALL_PROGRESS_ENDED,
        GRUNT_STARTED,
        GRUNT_ENDED
    }

    /// One event as it waits.
    static final class Slot {
        private int source;
        private long frame;
        private Kind kind = Kind.GRUNT_STARTED;
        private char digit;
        private Optional<CallProgressPattern> tone = Optional.empty();
        private long startSample;
        private long lengthSamples;
        private double lowDbm0;
        private double highDbm0;
        private double leakedMillis;

        void set(Kind kind, long startSample, long lengthSamples) {
            this.kind = kind;
            this.startSample = startSample;
            this.lengthSamples = lengthSamples;
        }

        void digit(char digit, double lowDbm0, double highDbm0, double leakedMillis) {
            this.digit = digit;
            this.lowDbm0 = lowDbm0;
            this.highDbm0 = highDbm0;
            this.leakedMillis = leakedMillis;
        }

        void tone(Optional<CallProgressPattern> tone, double levelDbm0) {
            this.tone = tone;
            highDbm0 = levelDbm0;
        }

        private ToneEvent event() {
            return switch (kind) {
                case DIGIT_STARTED -> new ToneEvent.DigitStarted(digit, startSample, lowDbm0, highDbm0, leakedMillis);
                case DIGIT_ENDED ->
                    new ToneEvent.DigitEnded(digit, startSample, lengthSamples, lowDbm0, highDbm0, leakedMillis);
                case CALL_PROGRESS_STARTED ->
                    new ToneEvent.CallProgressStarted(tone.orElseThrow(), startSample, highDbm0);
                case CALL_PROGRESS_ENDED ->
                    new ToneEvent.CallProgressEnded(tone.orElseThrow(), startSample, lengthSamples, highDbm0);
                case GRUNT_STARTED -> new ToneEvent.GruntStarted(startSample);
                case GRUNT_ENDED -> new ToneEvent.GruntEnded(startSample, lengthSamples);
            };
        }
    }

    /// Who takes events out.
    @FunctionalInterface
    public interface Reader {
        /// `source` recognised `event` in frame `frame`.
        void recognised(int source, long frame, ToneEvent event);
    }

    /// An empty queue.
    public ToneQueue() {
        for (int i = 0; i < CAPACITY; i++) slots[i] = new Slot();
    }

    /// The slot for the next event, which [#commit] hands over; empty, and counted, when there is no room.
    /// Thread: tick.
    Optional<Slot> next(int source, long frame) {
        long at = written.getPlain();
        if (at - read.getAcquire() == CAPACITY) {
            lost.setRelease(lost.getPlain() + 1);
            return Optional.empty();
        }
        Slot slot = slots[(int) (at & (CAPACITY - 1))];
        slot.source = source;
        slot.frame = frame;
        return Optional.of(slot);
    }

    /// Thread: tick.
    void commit() {
        written.setRelease(written.getPlain() + 1);
    }

    /// Hands every waiting event to `reader`, the oldest first. Thread: any, one at a time.
    public void drain(Reader reader) {
        long end = written.getAcquire();
        for (long at = read.getPlain(); at < end; at++) {
            Slot slot = slots[(int) (at & (CAPACITY - 1))];
            int source = slot.source;
            long frame = slot.frame;
            ToneEvent event = slot.event();
            read.setRelease(at + 1);
            reader.recognised(source, frame, event);
        }
    }

    /// How many events found no room. Thread: any.
    public long lost() {
        return lost.getAcquire();
    }
}
