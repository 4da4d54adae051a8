package tutti.audio.tempo;

/// Finds the lag for a splice: 5 to 15 ms away, as like as can be, and on the average right to a part of a
/// sample.
///
/// Normalised cross-correlation of 10 ms, first as at 8 kHz, then exactly around the best. (The search
/// that repairs losses in the jitter buffer looks at 4 kHz: enough for a voice, but a splice in a tone
/// near 2 kHz would be heard.)
///
/// A period is no whole number of samples. Splices that were all too short by the same part would change
/// the pitch, by 0.8 % for a man's voice at 8 kHz; so what one has lost the next ones make up for.
final class LagSearch {
    private static final int LAG_MIN_MICROS = 5_000;
    private static final int LAG_MAX_MICROS = 15_000;
    private static final int WINDOW_MICROS = 10_000;
    private static final int COARSE_RATE_HZ = 8_000;
    /// Likeness that may be given up for the pitch: a turn of 5°. High tones are better off with the
    /// nearest sample.
    private static final double LOSS_MAX = 0.0034;
    /// Of lags that are as good the longer: fewer splices, and a smaller part of the period lost.
    private static final double LONGER_IS_BETTER = 0.001;

    private final int lagMin;
    private final int lagMax;
    private final int window;
    private final int coarseStep;
    private int best;
    private double likeness;
    private double lost;

    LagSearch(int sampleRateHz) {
        if (sampleRateHz < 8000 || sampleRateHz > 48_000) {
            throw new IllegalArgumentException("No tempo at " + sampleRateHz + " Hz: give 8000…48000");
        }
        lagMin = samples(LAG_MIN_MICROS, sampleRateHz);
        lagMax = samples(LAG_MAX_MICROS, sampleRateHz);
        window = samples(WINDOW_MICROS, sampleRateHz);
        coarseStep = sampleRateHz / COARSE_RATE_HZ;
    }

    static int samples(int micros, int sampleRateHz) {
        return (int) ((long) micros * sampleRateHz / 1_000_000);
    }

    int lagMax() {
        return lagMax;
    }

    /// How far back it looks: the energy is brought forward to one lag more than is used.
    int historySamples() {
        return lagMax + coarseStep;
    }

    /// The lag from `line[at]`, forward when `direction` is +1 and back when it is -1. Reads up to twice
    /// the longest lag forward, and [#historySamples] back.
    int find(int[] line, int at, int direction) {
        search(line, at, direction, lagMin, lagMax, coarseStep);
        if (coarseStep > 1) {
            int from = Math.max(lagMin, best - coarseStep + 1);
            int to = Math.min(lagMax, best + coarseStep - 1);
            search(line, at, direction, from, to, 1);
        }
        double before = likenessAt(line, at, best - 1, direction);
        double after = likenessAt(line, at, best + 1, direction);
        double exact = best + topOfParabola(before, likeness, after);
        int lag = best;
        if (lost + exact - best > 0.5 && after > likeness - LOSS_MAX && best < lagMax) {
            lag++;
        } else if (lost + exact - best < -0.5 && before > likeness - LOSS_MAX) {
            lag--;
        }
        lost = Math.clamp(lost + exact - lag, -1, 1);
        return lag;
    }

    /// Of the lag found last: 1 when both places are the same, 0 when they have nothing in common.
    double likeness() {
        return Math.max(0, likeness);
    }

    /// Every `step`th lag by every `step`th sample; the energy of the place there changes by one sample at
    /// a time.
    private void search(int[] line, int at, int direction, int from, int to, int step) {
        long energyHere = energy(line, at, step);
        long energyThere = energy(line, at + direction * from, step);
        best = from;
        double bestScore = -1;
        for (int lag = from; lag <= to; lag += step) {
            int there = at + direction * lag;
            double found = normalised(product(line, at, there, step), energyHere, energyThere);
            double score = found + LONGER_IS_BETTER * lag / lagMax;
            if (score > bestScore) {
                bestScore = score;
                likeness = found;
                best = lag;
            }
            int leaves = direction > 0 ? there : there + window - step;
            int enters = direction > 0 ? there + window : there - step;
            energyThere += square(line[enters]) - square(line[leaves]);
        }
    }

    private double likenessAt(int[] line, int at, int lag, int direction) {
        int there = at + direction * lag;
        return normalised(product(line, at, there, 1), energy(line, at, 1), energy(line, there, 1));
    }

    /// Two silences are alike.
    private static double normalised(long product, long energyHere, long energyThere) {
        if (energyHere == 0 || energyThere == 0) {
            return energyHere == energyThere ? 1 : 0;
        }
        return product / Math.sqrt((double) energyHere * energyThere);
    }

    private long product(int[] line, int a, int b, int step) {
        long product = 0;
        for (int i = 0; i < window; i += step) {
            product += (long) line[a + i] * line[b + i];
        }
        return product;
    }

    private long energy(int[] line, int from, int step) {
        return product(line, from, from, step);
    }

    private static long square(int sample) {
        return (long) sample * sample;
    }

    /// Where the parabola through three neighbours is highest, from the middle one: -0.5…0.5.
    private static double topOfParabola(double before, double middle, double after) {
        double curvature = before - 2 * middle + after;
        return curvature < 0 ? Math.clamp((before - after) / (2 * curvature), -0.5, 0.5) : 0;
    }
}
