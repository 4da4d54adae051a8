package tutti.audio.stretch;

/// Makes a piece of speech a little shorter or longer without a change of pitch.
///
/// ```
///   accelerate   │  A  │  B  │ C …      A and B are alike: one period p each
///                 ╲A ╱B│ C …            faded over the whole period; p samples less
///
///   expand       h │ A │ B …            h (played before) and A are alike
///                  │╲h╱A ... that is:   h │ A→h │ A │ B …   p samples more
/// ```
///
/// Silence is simply cut, or repeated, by as much as is wanted, with a fade of 2.5 ms. At 16 kHz all of it by an even
/// number of samples.
///
/// Thread: its owner's. Allocates nothing after construction. Bounds are the caller's business and checked by
/// the JVM.
public final class Stretch {
    private static final int PERIOD_MIN_MICROS = 2_500;
    private static final int PERIOD_MAX_MICROS = 15_000;
    private static final int WINDOW_MICROS = 10_000;
    private static final int FADE_MICROS = 2_500;
    /// About -54 dBov: below the noise that µ-law itself makes of normal speech.
    private static final int SILENCE_RMS = 64;

    /// G.722 codes pairs of samples. Sound that was coded once loses 1.7 dB more when it is coded again in other pairs.
    private static final int PAIRED_RATE_HZ = 16_000;

    private final int step;
    private final PeriodSearch periodSearch;
    private final int periodMin;
    private final int periodMax;
    private final int window;
    private final int fade;

    /// `sampleRateHz` from 8000 to 48000.
    public Stretch(int sampleRateHz) {
        step = sampleRateHz == PAIRED_RATE_HZ ? 2 : 1;
        periodSearch = new PeriodSearch(sampleRateHz, step);
        periodMin = samples(PERIOD_MIN_MICROS, sampleRateHz);
        periodMax = samples(PERIOD_MAX_MICROS, sampleRateHz);
        window = samples(WINDOW_MICROS, sampleRateHz);
        fade = samples(FADE_MICROS, sampleRateHz);
    }

    private static int samples(int micros, int sampleRateHz) {
        return (int) ((long) micros * sampleRateHz / 1_000_000);
    }

    /// Less than this is never taken out of speech.
    public int periodMinSamples() {
        return periodMin;
    }

    /// With this many samples more than it has to play, the caller gives [#accelerate] all it can use.
    public int lookAheadSamples() {
        return periodMax + window;
    }

    /// Samples of history that [#expand] reads before its offset.
    public int historySamples() {
        return periodMax;
    }

    /// Takes up to `removeMax` samples out of `samples[offset … offset+count)` and moves the rest down; returns
    /// how many went.
    ///
    /// Speech loses one pitch period, and only where it is at least as alike as `similarityMin` (0 … 1);
    /// silence loses all that is asked for. 0 when nothing fits.
    public int accelerate(int[] samples, int offset, int count, int removeMax, double similarityMin) {
        int removed;
        int overlap;
        int silent = Math.min(removeMax, count - fade);
        if (silent > 0 && isSilent(samples, offset, silent + fade)) {
            removed = silent - silent % step;
            overlap = fade;
        } else {
            int lagMax = Math.min(Math.min(periodMax, removeMax), Math.min(count / 2, count - window));
            if (lagMax < periodMin) {
                return 0;
            }
            removed = periodSearch.search(samples, offset, window, periodMin, lagMax, 1);
            overlap = removed;
            if (periodSearch.similarity() < similarityMin) {
                return 0;
            }
        }
        for (int i = 0; i < overlap; i++) {
            samples[offset + i] = blend(samples[offset + i], samples[offset + removed + i], i, overlap);
        }
        int tail = count - removed - overlap;
        System.arraycopy(samples, offset + removed + overlap, samples, offset + overlap, tail);
        return removed;
    }

    /// Puts up to `insertMax` samples (speech: one pitch period, which may be more) in at `offset`, moving what
    /// is there up; returns how many came. The array has room for them, at least 15 ms, and holds
    /// [#historySamples] before `offset`.
    public int expand(int[] samples, int offset, int count, int insertMax, double similarityMin) {
        if (count < window) {
            return 0;
        }
        int inserted;
        if (isSilent(samples, offset, count)) {
            int room = Math.min(count, periodMax);
            inserted = Math.min(insertMax + insertMax % step, room - room % step);
        } else {
            int lagMax = Math.min(periodMax, count);
            inserted = periodSearch.search(samples, offset, window, periodMin, lagMax, -1);
            if (periodSearch.similarity() < similarityMin) {
                return 0;
            }
        }
        System.arraycopy(samples, offset, samples, offset + inserted, count);
        for (int i = 0; i < inserted; i++) {
            samples[offset + i] = blend(samples[offset + i], samples[offset - inserted + i], i, inserted);
        }
        return inserted;
    }

    /// True when nobody would miss, or notice, these samples.
    private static boolean isSilent(int[] samples, int offset, int count) {
        long energy = 0;
        for (int i = offset; i < offset + count; i++) {
            energy += (long) samples[i] * samples[i];
        }
        return energy <= (long) SILENCE_RMS * SILENCE_RMS * count;
    }

    private static int blend(int from, int to, int index, int length) {
        return (from * (length - index) + to * (index + 1)) / (length + 1);
    }
}
