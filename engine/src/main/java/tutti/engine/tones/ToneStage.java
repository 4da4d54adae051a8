package tutti.engine.tones;

import java.util.Optional;
import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneSink;
import tutti.audio.detect.ToneSuppressor;
import tutti.audio.detect.progress.CallProgressPattern;

/// Listens to one input side, cuts what it hears out of the signal, and reports it.
///
/// ```
///   samples ─► detector ─► suppressor ─► samples
///                 └──────► queue
/// ```
/// Thread: tick. Allocates nothing; what a queue without room loses is counted there.
public final class ToneStage {
    private final int source;
    private final ToneDetector detector;
    private final ToneSuppressor suppressor;
    private final ToneQueue queue;
    private final ToneSink reporter = new Reporter();
    private long frame;
    private long firstSample = -1;

    /// `source` is what the queue calls the input side. Detector and suppressor are new and of one rate.
    public ToneStage(int source, ToneDetector detector, ToneSuppressor suppressor, ToneQueue queue) {
        this.source = source;
        this.detector = detector;
        this.suppressor = suppressor;
        this.queue = queue;
    }

    /// Takes the samples of frame `frameNumber` and replaces them by what others may hear.
    public void process(int[] samples, int count, long frameNumber) {
        if (firstSample < 0) firstSample = frameNumber * count;
        else firstSample += (frameNumber - frame - 1) * count;
        frame = frameNumber;
        detector.process(samples, 0, count);
        suppressor.process(samples, 0, count, detector);
        detector.drain(reporter);
    }

    private final class Reporter implements ToneSink {
        @Override
        public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
            digit(ToneQueue.Kind.DIGIT_STARTED, digit, startSample, 0, lowDbm0, highDbm0);
        }

        @Override
        public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {
            digit(ToneQueue.Kind.DIGIT_ENDED, digit, startSample, lengthSamples, lowDbm0, highDbm0);
        }

        @Override
        public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {
            tone(ToneQueue.Kind.CALL_PROGRESS_STARTED, tone, startSample, 0, dbm0);
        }

        @Override
        public void callProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {
            tone(ToneQueue.Kind.CALL_PROGRESS_ENDED, tone, startSample, lengthSamples, dbm0);
        }

        @Override
        public void gruntStarted(long startSample) {
            grunt(ToneQueue.Kind.GRUNT_STARTED, startSample, 0);
        }

        @Override
        public void gruntEnded(long startSample, long lengthSamples) {
            grunt(ToneQueue.Kind.GRUNT_ENDED, startSample, lengthSamples);
        }
    }

    private void digit(
            ToneQueue.Kind kind, char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {
        Optional<ToneQueue.Slot> slot = queue.next(source, frame);
        if (slot.isEmpty()) return;
        slot.get().set(kind, firstSample + startSample, lengthSamples);
        slot.get().digit(digit, lowDbm0, highDbm0, suppressor.leakedMillis());
        queue.commit();
    }

    private void tone(
            ToneQueue.Kind kind, CallProgressPattern tone, long startSample, long lengthSamples, double levelDbm0) {
        Optional<ToneQueue.Slot> slot = queue.next(source, frame);
        if (slot.isEmpty()) return;
        slot.get().set(kind, firstSample + startSample, lengthSamples);
        slot.get().tone(tone, levelDbm0);
        queue.commit();
    }

    private void grunt(ToneQueue.Kind kind, long startSample, long lengthSamples) {
        Optional<ToneQueue.Slot> slot = queue.next(source, frame);
        if (slot.isEmpty()) return;
        slot.get().set(kind, firstSample + startSample, lengthSamples);
        queue.commit();
    }
}
