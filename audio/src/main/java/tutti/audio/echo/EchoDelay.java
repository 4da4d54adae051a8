package tutti.audio.echo;

import java.util.Arrays;

/// Finds after how long an echo comes back.
///
/// Of both signals at 8 kHz only the signs of their differences are kept; how often the signs agree is counted for
/// each delay, at every fourth sample that was received. That is a correlation which no loud syllable dominates,
/// over the whole band, wherever the hybrid is worst. A delay is believed when it stands out and two looks, 50 ms of
/// sound apart, find it within 1 ms.
///
/// 20 µs per 20 ms for delays up to 300 ms. Most lines have no echo: after 2 s in vain only every eighth block is
/// compared.
///
/// Source: polarity-coincidence correlation, B. M. Faran and R. Hills, 1952.
final class EchoDelay {
    static final int NOT_FOUND = -1;

    private static final int REDUCED_HZ = 8000;
    private static final int BLOCK = REDUCED_HZ / 100;
    private static final int COUNTED_STEP = 4;
    private static final int LOOK_BLOCKS = 5;
    private static final int COUNTED_LEAST = 20 * BLOCK / COUNTED_STEP;
    private static final int COUNTED_MOST = 100 * BLOCK / COUNTED_STEP;
    private static final int EAGER_BLOCKS = 200;
    private static final int PATIENT_STEP = 8;
    private static final int ALIKE = REDUCED_HZ / 1000;
    /// By chance the count has a standard deviation of the root of all that was counted.
    private static final int STANDS_OUT = 6;

    private final int factor;
    private final int lags;
    private final int[] sentSigns;
    /// Whole and half numbers. As `float` it cannot overlap with the signs, so the compiler vectorises the loop.
    private final float[] agreement;
    private int lastSent;
    private int counted;
    private int blocksInVain;
    private int blocksToLook = LOOK_BLOCKS;
    private int lastFound = NOT_FOUND;

    EchoDelay(int sampleRateHz, int delayMaxMillis) {
        factor = sampleRateHz / REDUCED_HZ;
        lags = delayMaxMillis * REDUCED_HZ / 1000 + BLOCK;
        // Newest first, so that the index is the delay.
        sentSigns = new int[lags + BLOCK];
        agreement = new float[lags];
    }

    void reset() {
        Arrays.fill(agreement, 0);
        counted = 0;
        blocksInVain = 0;
        lastFound = NOT_FOUND;
    }

    /// What was sent in this block, whether it is compared or not.
    void sent(int[] samples, int offset) {
        System.arraycopy(sentSigns, 0, sentSigns, BLOCK, lags);
        for (int i = 0; i < BLOCK; i++) {
            int reduced = sum(samples, offset + i * factor);
            sentSigns[BLOCK - 1 - i] = Integer.signum(reduced - lastSent);
            lastSent = reduced;
        }
    }

    /// Compares what was received in this block; returns the delay in samples, or [#NOT_FOUND] in most blocks.
    int received(int[] samples, int offset) {
        blocksInVain++;
        if (blocksInVain > EAGER_BLOCKS) {
            if (blocksInVain < EAGER_BLOCKS + PATIENT_STEP) {
                return NOT_FOUND;
            }
            blocksInVain = EAGER_BLOCKS;
        }
        for (int i = COUNTED_STEP - 1; i < BLOCK; i += COUNTED_STEP) {
            int before = sum(samples, offset + (i - 1) * factor);
            int reduced = sum(samples, offset + i * factor);
            count(Integer.signum(reduced - before), BLOCK - 1 - i);
        }
        counted += BLOCK / COUNTED_STEP;
        if (counted > COUNTED_MOST) {
            for (int lag = 0; lag < lags; lag++) {
                agreement[lag] *= 0.5f;
            }
            counted /= 2;
        }
        return --blocksToLook == 0 ? look() : NOT_FOUND;
    }

    private int sum(int[] samples, int offset) {
        int sum = 0;
        for (int i = 0; i < factor; i++) {
            sum += samples[offset + i];
        }
        return sum;
    }

    private void count(int sign, int from) {
        for (int lag = 0; lag < lags; lag++) {
            agreement[lag] += sign * sentSigns[from + lag];
        }
    }

    private int look() {
        blocksToLook = LOOK_BLOCKS;
        int best = 0;
        for (int lag = 1; lag < lags; lag++) {
            if (Math.abs(agreement[lag]) > Math.abs(agreement[best])) {
                best = lag;
            }
        }
        float standsOut = STANDS_OUT * (float) Math.sqrt(counted);
        boolean clear = counted >= COUNTED_LEAST && Math.abs(agreement[best]) > standsOut;
        boolean again = clear && lastFound != NOT_FOUND && Math.abs(best - lastFound) <= ALIKE;
        lastFound = clear ? best : NOT_FOUND;
        if (!again) {
            return NOT_FOUND;
        }
        blocksInVain = 0;
        return best * factor;
    }
}
