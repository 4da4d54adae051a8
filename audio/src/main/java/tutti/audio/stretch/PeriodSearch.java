package tutti.audio.stretch;

/// Finds the lag at which a signal is most like itself: the pitch period, or a multiple of it.
///
/// Normalised cross-correlation of one window with the windows `lag` samples away, first on every n-th sample
/// and every n-th lag (as at 4 kHz), then exactly around the best of them. Thread: its owner's. Allocates
/// nothing. Strict floating point, so equal input gives equal lags everywhere.
/// Source: the method is that of ITU-T G.711 Appendix I, 3.2.
public final class PeriodSearch {
    private static final int COARSE_RATE_HZ = 4000;

    private final int coarseStep;
    private final int lagStep;
    private double similarity;

    /// Among all lags; `sampleRateHz` from 8000 to 48000.
    public PeriodSearch(int sampleRateHz) {
        this(sampleRateHz, 1);
    }

    /// Among the lags that are multiples of `lagStep`, as is every `lagMin` then; a few at most.
    PeriodSearch(int sampleRateHz, int lagStep) {
        if (sampleRateHz < 8000 || sampleRateHz > 48000) {
            throw new IllegalArgumentException("sampleRateHz must be from 8000 to 48000, was " + sampleRateHz);
        }
        coarseStep = sampleRateHz / COARSE_RATE_HZ;
        this.lagStep = lagStep;
    }

    /// The best lag from `lagMin` to `lagMax` samples, both included.
    ///
    /// Compares `samples[start … start+window)` with the same window moved by `lag` samples, back in time when
    /// `direction` is -1 and forward when it is +1. The caller provides all samples that this reaches.
    public int search(int[] samples, int start, int window, int lagMin, int lagMax, int direction) {
        int coarse = best(samples, start, window, lagMin, lagMax, direction, coarseStep, coarseStep);
        int from = Math.max(lagMin, coarse - coarseStep + lagStep);
        int to = Math.min(lagMax, coarse + coarseStep - lagStep);
        return best(samples, start, window, from, to, direction, lagStep, 1);
    }

    /// Normalised correlation of the lag found last, -1 … 1; 0 for digital silence.
    public double similarity() {
        return similarity;
    }

    private int best(int[] samples, int start, int window, int lagMin, int lagMax, int direction, int lags, int step) {
        int bestLag = lagMin;
        similarity = -2;
        for (int lag = lagMin; lag <= lagMax; lag += lags) {
            double found = correlation(samples, start, start + direction * lag, window, step);
            if (found > similarity) {
                similarity = found;
                bestLag = lag;
            }
        }
        return bestLag;
    }

    private static double correlation(int[] samples, int a, int b, int window, int step) {
        long product = 0;
        long energyA = 0;
        long energyB = 0;
        for (int i = 0; i < window; i += step) {
            int x = samples[a + i];
            int y = samples[b + i];
            product += (long) x * y;
            energyA += (long) x * x;
            energyB += (long) y * y;
        }
        return energyA == 0 || energyB == 0 ? 0 : product / Math.sqrt((double) energyA * energyB);
    }
}
