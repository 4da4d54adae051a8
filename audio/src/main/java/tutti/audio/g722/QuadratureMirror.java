package tutti.audio.g722;

import java.util.Arrays;

/// Splits 16 kHz into two bands of 8 kHz, and joins them again: a filter of 24 taps and its mirror image.
///
/// Both directions are the same two convolutions of twelve taps, one over each of two series, so they are loops
/// over whole blocks without a branch:
///
/// ```
///   split   first and second of each pair ──► convolve each ──► sum = lower, difference = higher
///   join    lower − higher, lower + higher ──► convolve each ──► first and second of each pair
/// ```
///
/// Source: ITU-T G.722 §5.2 (RECA, RECB, ACCUMA…ACCUMD), Table 11. Samples have 16 bits here, not 15, as in the
/// reference software of G.191: so one bit more is dropped at the entry and one less at the exit.
final class QuadratureMirror {
    /// Pairs that one call takes; 20 ms.
    static final int BLOCK_PAIRS = 160;

    private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
    private static final int PAST = TAPS.length - 1;
    private static final int SPLIT_SHIFT = 14;
    private static final int JOIN_SHIFT = 11;

    private final int[] older = new int[PAST + BLOCK_PAIRS];
    private final int[] newer = new int[PAST + BLOCK_PAIRS];
    private final int[] olderSums = new int[BLOCK_PAIRS];
    private final int[] newerSums = new int[BLOCK_PAIRS];

    void reset() {
        Arrays.fill(older, 0);
        Arrays.fill(newer, 0);
    }

    void copyFrom(QuadratureMirror other) {
        System.arraycopy(other.older, 0, older, 0, PAST);
        System.arraycopy(other.newer, 0, newer, 0, PAST);
    }

    boolean sameAs(QuadratureMirror other) {
        return Arrays.equals(older, 0, PAST, other.older, 0, PAST)
                && Arrays.equals(newer, 0, PAST, other.newer, 0, PAST);
    }

    /// Writes `pairs` samples of each band, 15 bits.
    void split(int[] samples, int offset, int pairs, int[] lower, int[] higher) {
        for (int i = 0; i < pairs; i++) {
            older[PAST + i] = samples[offset + 2 * i];
            newer[PAST + i] = samples[offset + 2 * i + 1];
        }
        convolve(pairs);
        for (int i = 0; i < pairs; i++) {
            lower[i] = Word.limited((newerSums[i] + olderSums[i]) >> SPLIT_SHIFT);
            higher[i] = Word.limited((newerSums[i] - olderSums[i]) >> SPLIT_SHIFT);
        }
    }

    /// Writes twice `pairs` samples of 16 bits.
    void join(int[] lower, int[] higher, int pairs, int[] samples, int offset) {
        for (int i = 0; i < pairs; i++) {
            older[PAST + i] = lower[i] + higher[i];
            newer[PAST + i] = lower[i] - higher[i];
        }
        convolve(pairs);
        for (int i = 0; i < pairs; i++) {
            samples[offset + 2 * i] = Word.saturated(newerSums[i] >> JOIN_SHIFT);
            samples[offset + 2 * i + 1] = Word.saturated(olderSums[i] >> JOIN_SHIFT);
        }
    }

    private void convolve(int pairs) {
        Arrays.fill(olderSums, 0, pairs, 0);
        Arrays.fill(newerSums, 0, pairs, 0);
        for (int tap = 0; tap <= PAST; tap++) {
            accumulate(olderSums, older, tap, TAPS[tap], pairs);
            accumulate(newerSums, newer, tap, TAPS[PAST - tap], pairs);
        }
        System.arraycopy(older, pairs, older, 0, PAST);
        System.arraycopy(newer, pairs, newer, 0, PAST);
    }

    private static void accumulate(int[] sums, int[] series, int from, int factor, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += factor * series[from + i];
        }
    }
}
