package tutti.engine.tones;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tutti.audio.detect.progress.CallProgressPattern;

/// A bounded ring of slots that are filled over and over: one writer, the tick; one reader at a time.
///
/// Allocates only when reading.
public final class ToneQueue {
    /// So many events may wait; one more is lost, and counted.
    public static final int CAPACITY = 1 << 10;

    /// Wrapped once, so that the tick does not.
    private final List<Optional<Slot>> slots = new ArrayList<>(CAPACITY);
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
        private CallProgressPattern tone = CallProgressPattern.ALL.getFirst();
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

        void tone(CallProgressPattern tone, double levelDbm0) {
            this.tone = tone;
            highDbm0 = levelDbm0;
        }

        private ToneEvent event() {
            return switch (kind) {
                case DIGIT_STARTED -> new ToneEvent.DigitStarted(digit, startSample, lowDbm0, highDbm0, leakedMillis);
                case DIGIT_ENDED ->
                    new ToneEvent.DigitEnded(digit, startSample, lengthSamples, lowDbm0, highDbm0, leakedMillis);
                case CALL_PROGRESS_STARTED -> new ToneEvent.CallProgressStarted(tone, startSample, highDbm0);
                case CALL_PROGRESS_ENDED -> new ToneEvent.CallProgressEnded(tone, startSample, lengthSamples, highDbm0);
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
        for (int i = 0; i < CAPACITY; i++) slots.add(Optional.of(new Slot()));
    }

    /// The slot for the next event, which [#commit] hands over; empty, and counted, when there is no room.
    /// Thread: tick.
    Optional<Slot> next(int source, long frame) {
        long at = written.getPlain();
        if (at - read.getAcquire() == CAPACITY) {
            lost.setRelease(lost.getPlain() + 1);
            return Optional.empty();
        }
        Optional<Slot> next = slotAt(at);
        Slot slot = next.get();
        slot.source = source;
        slot.frame = frame;
        return next;
    }

    /// Thread: tick.
    void commit() {
        written.setRelease(written.getPlain() + 1);
    }

    /// Whether nothing waits. Thread: any.
    public boolean isEmpty() {
        return read.getAcquire() == written.getAcquire();
    }

    /// Hands every waiting event to `reader`, the oldest first. Thread: any, one at a time.
    public void drain(Reader reader) {
        long end = written.getAcquire();
        for (long at = read.getPlain(); at < end; at++) {
            Slot slot = slotAt(at).get();
            int source = slot.source;
            long frame = slot.frame;
            ToneEvent event = slot.event();
            read.setRelease(at + 1);
            reader.recognised(source, frame, event);
        }
    }

    private Optional<Slot> slotAt(long position) {
        return slots.get((int) (position & (CAPACITY - 1)));
    }

    /// How many events found no room. Thread: any.
    public long lost() {
        return lost.getAcquire();
    }
}
