package tutti.audio.detect.dtmf;

/// One digit from its first 10 ms to the pause after it.
///
/// ```
///             10-20 ms fit well            lasts as long as settings say
///   ┌──────┐ ───────────────► ┌───────────┐ ───────────────────► ┌──────────┐
///   │ IDLE │                  │ TENTATIVE │    digitStarted      │ SOUNDING │
///   └──────┘ ◄─────────────── └───────────┘                      └──────────┘
///       ▲     a hop does not                                          │ minimum pause without it
///       └────────────────────────── digitEnded ◄──────────────────────┘
/// ```
/// Thread: one at a time. Allocates nothing after construction.
final class DigitTracker {
    private static final int N = Hops.HOP_SAMPLES;

    /// Least purity by number of hops. Chosen on 3 h of prompts, synthetic speech and music, where five hops never
    /// reached 0.85, and for digits in noise 12 dB below them, which have 0.94.
    private static final double[] PURITY_MIN = {1, 1, 0.88, 0.82, 0.8, 0.86, 0.84, 0.82, 0.8};

    private static final int TENTATIVE_HOPS_MIN = 2;
    private static final int TENTATIVE_HOPS_MAX = 4;

    /// The oldest hop in which an onset is looked for.
    private static final int LOOK_BACK_HOPS = 10;

    private static final int FIT_HOPS_MAX = PURITY_MIN.length - 1;

    /// So many hops speech never filled with so pure a pair.
    private static final int CONFIRMED_HOPS_MIN = 5;

    /// Between the 1.8 % that must be detected and the 3.0 % that must not. Source: Q.24 Table A-1.
    private static final double OFFSET_MAX = 0.024;

    /// 10 ms of a tone in noise do not give its frequency as well as 25 ms do.
    private static final double TENTATIVE_OFFSET_MAX = 0.028;

    /// A hop belongs to the digit if both tones have this part of their amplitude. An echo 10 dB down has 0.32.
    private static final double PRESENT_AMPLITUDE_MIN = 0.45;

    private static final double PRESENT_PURITY_MIN = 0.4;

    /// A tone that ends or begins near a zero of both sines seems that much shorter.
    private static final int EDGE_BLUR_SAMPLES = 5;

    private enum State {
        IDLE,
        TENTATIVE,
        SOUNDING
    }

    private final Hops hops;
    private final PairSearch search;
    private final PairFit fit;
    private final PairFit hopFit;
    private final Edge edge;
    private final DtmfListener listener;
    private final double peakMin;
    private final double highToLowMax;
    private final double lowToHighMax;
    private final int durationMinSamples;
    private final int pauseMinHops;

    private State state = State.IDLE;
    private int low;
    private int high;
    private long onset;
    private long end;
    private double lowPeak;
    private double highPeak;
    private int absentHops;
    private final MeanLevels levels = new MeanLevels();

    DigitTracker(Hops hops, DtmfSettings settings, DtmfListener listener) {
        this.hops = hops;
        this.listener = listener;
        search = new PairSearch(hops);
        fit = new PairFit(hops);
        hopFit = new PairFit(hops);
        edge = new Edge(hops);
        peakMin = MeanLevels.peak(settings.minimumLevelDbm0());
        highToLowMax = StrictMath.pow(10, settings.highAboveLowMaxDb() / 20);
        lowToHighMax = StrictMath.pow(10, settings.lowAboveHighMaxDb() / 20);
        durationMinSamples = settings.minimumDurationMillis() * Hops.SAMPLE_RATE_HZ / 1000;
        pauseMinHops = settings.minimumPauseMillis() * Hops.SAMPLE_RATE_HZ / 1000 / N;
    }

    /// Judges the newest hop, whose last sample is the one before position `hopEnd`.
    void onHop(long hopEnd) {
        switch (state) {
            case IDLE -> lookForTone(hopEnd);
            case TENTATIVE -> followTentative(hopEnd);
            case SOUNDING -> followDigit(hopEnd);
        }
    }

    /// Whether the newest hop carries a digit, or what may become one.
    boolean tonePresent() {
        return state != State.IDLE && absentHops == 0;
    }

    /// Where that tone began.
    long onset() {
        return onset;
    }

    private void lookForTone(long hopEnd) {
        for (int count = TENTATIVE_HOPS_MIN; count <= TENTATIVE_HOPS_MAX && hops.analysed(count); count++) {
            if (!search.find(count)) {
                return;
            }
            fit.fit(search.low(), search.high(), count);
            if (isDigit(count, TENTATIVE_OFFSET_MAX)) {
                beginTentative(hopEnd, count);
                return;
            }
        }
    }

    private boolean isDigit(int count, double offsetMax) {
        double lowFit = fit.lowTone().peak();
        double highFit = fit.highTone().peak();
        return fit.purity() >= PURITY_MIN[count]
                && Math.min(lowFit, highFit) >= peakMin
                && highFit <= lowFit * highToLowMax
                && lowFit <= highFit * lowToHighMax
                && fit.offset() <= offsetMax;
    }

    private void beginTentative(long hopEnd, int count) {
        low = fit.low();
        high = fit.high();
        lowPeak = fit.lowTone().peak();
        highPeak = fit.highTone().peak();
        absentHops = 0;
        edge.model(fit);
        onset = hopEnd - 1 - edge.onset(count - 1, LOOK_BACK_HOPS - count);
        state = State.TENTATIVE;
    }

    private void followTentative(long hopEnd) {
        if (!toneInNewestHop()) {
            state = State.IDLE;
            return;
        }
        long lasted = hopEnd - onset;
        if (lasted >= durationMinSamples) {
            // A hop that holds less than half of it would only spoil the fit.
            confirm(hopEnd, (int) Math.min(FIT_HOPS_MAX, (lasted + N / 2) / N));
        }
    }

    private void confirm(long hopEnd, int count) {
        fit.fit(low, high, count);
        boolean whole = isDigit(count, OFFSET_MAX);
        if (!whole && !isDigitWithoutFirstHop(count)) {
            return;
        }
        edge.model(fit);
        if (whole && count < FIT_HOPS_MAX) {
            onset = hopEnd - 1 - edge.onset(count - 1, LOOK_BACK_HOPS - count);
        }
        long soFar = hopEnd - 2 * N + edge.end(2, count - 2);
        if (soFar - onset < durationMinSamples - EDGE_BLUR_SAMPLES) {
            return;
        }
        lowPeak = fit.lowTone().peak();
        highPeak = fit.highTone().peak();
        levels.begin(lowPeak, highPeak);
        state = State.SOUNDING;
        listener.digitStarted(Digits.key(low, high), onset, levels.lowDbm0(), levels.highDbm0());
    }

    /// A codec that adapts to the signal, as GSM 06.10 does, spoils the first milliseconds of a tone. What is left must
    /// be as pure, and long enough not to be speech.
    private boolean isDigitWithoutFirstHop(int count) {
        if (count - 1 < CONFIRMED_HOPS_MIN) {
            return false;
        }
        fit.fit(low, high, count - 1);
        return isDigit(count - 1, OFFSET_MAX);
    }

    private void followDigit(long hopEnd) {
        if (toneInNewestHop()) {
            if (absentHops == 0) {
                levels.add(hopFit.lowTone().peak(), hopFit.highTone().peak());
            }
            absentHops = 0;
            return;
        }
        absentHops++;
        if (absentHops == 1) {
            end = endOfTone(hopEnd);
        }
        if (absentHops >= pauseMinHops) {
            state = State.IDLE;
            listener.digitEnded(Digits.key(low, high), onset, end - onset, levels.lowDbm0(), levels.highDbm0());
        }
    }

    /// The last hop that had the tone may hold only a part of it, so the one before it says what the tone is like.
    private long endOfTone(long hopEnd) {
        fit.fitOlder(low, high, 2, 2);
        edge.model(fit);
        return hopEnd - 2 * N + edge.end(2, 2);
    }

    private boolean toneInNewestHop() {
        if (!hops.analysed(1)) {
            return false;
        }
        hopFit.fit(low, high, 1);
        return hopFit.purity() >= PRESENT_PURITY_MIN
                && hopFit.lowTone().peak() >= PRESENT_AMPLITUDE_MIN * lowPeak
                && hopFit.highTone().peak() >= PRESENT_AMPLITUDE_MIN * highPeak;
    }
}
