package tutti.audio.detect;

import java.util.Arrays;
import tutti.audio.detect.dtmf.DtmfListener;
import tutti.audio.detect.progress.CallProgressListener;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.audio.detect.voice.GruntListener;

/// What was recognised and has not been fetched: a ring without garbage. When it is full the newest is lost and
/// counted.
final class RecognisedQueue implements DtmfListener, CallProgressListener, GruntListener {
    private static final int DIGIT_STARTED = 0;
    private static final int DIGIT_ENDED = 1;
    private static final int PROGRESS_STARTED = 2;
    private static final int PROGRESS_ENDED = 3;
    private static final int GRUNT_STARTED = 4;
    private static final int GRUNT_ENDED = 5;
    private static final char NO_DIGIT = ' ';

    private final int[] kinds;
    private final char[] digits;
    private final long[] starts;
    private final long[] lengths;
    private final double[] lowDbm0;
    private final double[] highDbm0;
    private final CallProgressPattern[] tones;
    private final StreamPosition stream;
    private final ReportMode mode;
    private int first;
    private int size;
    private long overruns;

    RecognisedQueue(int eventsMax, StreamPosition stream, ReportMode mode) {
        this.stream = stream;
        this.mode = mode;
        tones = new CallProgressPattern[eventsMax];
        Arrays.fill(tones, CallProgressPattern.ALL.getFirst());
        kinds = new int[eventsMax];
        digits = new char[eventsMax];
        starts = new long[eventsMax];
        lengths = new long[eventsMax];
        lowDbm0 = new double[eventsMax];
        highDbm0 = new double[eventsMax];
    }

    @Override
    public void digitStarted(char digit, long startSample, double low, double high) {
        if (mode.starts()) {
            add(DIGIT_STARTED, digit, startSample, 0, low, high);
        }
    }

    @Override
    public void digitEnded(char digit, long startSample, long lengthSamples, double low, double high) {
        if (mode.ends()) {
            add(DIGIT_ENDED, digit, startSample, lengthSamples, low, high);
        }
    }

    @Override
    public void toneRecognised(CallProgressPattern tone, long startSample, double dbm0) {
        if (mode.starts()) {
            addTone(PROGRESS_STARTED, tone, startSample, 0, dbm0);
        }
    }

    @Override
    public void toneEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {
        if (mode.ends()) {
            addTone(PROGRESS_ENDED, tone, startSample, lengthSamples, dbm0);
        }
    }

    @Override
    public void gruntStarted(long sample) {
        add(GRUNT_STARTED, NO_DIGIT, sample, 0, 0, 0);
    }

    @Override
    public void gruntEnded(long startSample, long lengthSamples) {
        add(GRUNT_ENDED, NO_DIGIT, startSample, lengthSamples, 0, 0);
    }

    private void add(int kind, char digit, long start, long length, double low, double high) {
        if (size == kinds.length) {
            overruns++;
            return;
        }
        int at = (first + size) % kinds.length;
        size++;
        kinds[at] = kind;
        digits[at] = digit;
        starts[at] = stream.sample(start);
        lengths[at] = stream.sample(start + length) - starts[at];
        lowDbm0[at] = low;
        highDbm0[at] = high;
    }

    private void addTone(int kind, CallProgressPattern tone, long start, long length, double dbm0) {
        if (size < kinds.length) {
            tones[(first + size) % kinds.length] = tone;
        }
        add(kind, NO_DIGIT, start, length, dbm0, dbm0);
    }

    int drain(ToneSink sink) {
        int drained = size;
        while (size > 0) {
            int at = first;
            first = (first + 1) % kinds.length;
            size--;
            hand(at, sink);
        }
        return drained;
    }

    private void hand(int at, ToneSink sink) {
        switch (kinds[at]) {
            case DIGIT_STARTED -> sink.digitStarted(digits[at], starts[at], lowDbm0[at], highDbm0[at]);
            case DIGIT_ENDED -> sink.digitEnded(digits[at], starts[at], lengths[at], lowDbm0[at], highDbm0[at]);
            case PROGRESS_STARTED -> sink.callProgressStarted(tones[at], starts[at], lowDbm0[at]);
            case PROGRESS_ENDED -> sink.callProgressEnded(tones[at], starts[at], lengths[at], lowDbm0[at]);
            case GRUNT_STARTED -> sink.gruntStarted(starts[at]);
            default -> sink.gruntEnded(starts[at], lengths[at]);
        }
    }

    void discard() {
        size = 0;
    }

    long overruns() {
        return overruns;
    }
}
