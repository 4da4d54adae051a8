package tutti.audio.detect.dtmf;

import tutti.audio.level.LevelMeter;

/// Takes a dial tone out from under the digits that are dialled into it, and leaves everything else alone.
///
/// ```
///   hop ─► low enough, on average 300…540 Hz? ─► high-pass ─► steady, and nothing comes out of it, for 200 ms?
///    │                                                          │ that is a dial tone; known for 2 s
///    └──────────────────────────► not known: the hop as it is   └─► known: the hop without it
/// ```
/// It is not always on, because the energy of a voice below 600 Hz is what tells it best from a digit. How high the
/// spectrum lies is read from one number, the correlation of neighbouring samples, which is cos(ω) for a tone.
///
/// The high-pass is elliptic of order 4: 0.5 dB ripple from 670 Hz, at least 29 dB down from 350 to 500 Hz; it
/// delays the lowest digits by about 3 ms. Thread: one at a time. Allocates nothing after construction.
/// Source: Q.23 (dial tone may be present); E.180 and national dial tones lie between 350 and 480 Hz.
final class DialToneFilter {
    private static final int N = Hops.HOP_SAMPLES;
    private static final int BLOCK_HOPS = 4;
    private static final int STEADY_BLOCKS_MIN = 10;
    private static final int KNOWN_BLOCKS = 100;

    /// cos(ω) of 540 Hz and of 300 Hz: two tones in unequal parts of a beat are lower or higher than both.
    private static final double CORRELATION_MIN = 0.911;
    private static final double CORRELATION_MAX = 0.972;

    /// Two tones beat, and 20 ms are not always whole beats.
    private static final double ENERGY_CHANGE_MAX = 0.3;

    /// The filter leaves 0.001 of a dial tone; what is left of a hum or a flute is more.
    private static final double REST_MAX = 0.005;

    private final Biquad first = new Biquad(0.54922403, -1.08084027, 0.54922403, -1.08495711, 0.41195394);
    private final Biquad second = new Biquad(1, -1.86282416, 1, -1.66881892, 0.90240072);
    private final int[] filtered = new int[N];
    private int hopsOfBlock;
    private double energy;
    private double correlation;
    private double restEnergy;
    private double lastEnergy;
    private int lastSample;
    private boolean filtering;
    private int steadyBlocks;
    private int knownBlocks;

    /// Takes the dial tone out of one hop of energy `hopEnergy`, if there is one; returns the energy that is left.
    long apply(int[] hop, long hopEnergy) {
        energy += hopEnergy;
        correlation += neighbours(hop);
        long left = hopEnergy;
        if (filtering) {
            filter(hop);
            long rest = LevelMeter.sumOfSquares(filtered, 0, N);
            restEnergy += rest;
            if (knownBlocks > 0) {
                System.arraycopy(filtered, 0, hop, 0, N);
                left = rest;
            }
        }
        hopsOfBlock++;
        if (hopsOfBlock == BLOCK_HOPS) {
            onBlock();
        }
        return left;
    }

    private long neighbours(int[] hop) {
        long sum = (long) lastSample * hop[0];
        for (int i = 1; i < N; i++) {
            int product = hop[i] * hop[i - 1];
            sum += product;
        }
        lastSample = hop[N - 1];
        return sum;
    }

    private void onBlock() {
        boolean low = correlation >= CORRELATION_MIN * energy && correlation <= CORRELATION_MAX * energy && energy > 0;
        boolean steady = low
                && filtering
                && restEnergy <= REST_MAX * energy
                && Math.abs(energy - lastEnergy) <= ENERGY_CHANGE_MAX * lastEnergy;
        steadyBlocks = steady ? steadyBlocks + 1 : 0;
        if (steadyBlocks >= STEADY_BLOCKS_MIN || (steady && knownBlocks > 0)) {
            knownBlocks = KNOWN_BLOCKS;
        } else if (knownBlocks > 0) {
            knownBlocks--;
        }
        boolean filterNext = low || knownBlocks > 0;
        if (filterNext && !filtering) {
            first.reset();
            second.reset();
        }
        filtering = filterNext;
        lastEnergy = energy;
        hopsOfBlock = 0;
        energy = 0;
        correlation = 0;
        restEnergy = 0;
    }

    private void filter(int[] hop) {
        for (int i = 0; i < N; i++) {
            double value = second.next(first.next(hop[i]));
            filtered[i] = (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value)));
        }
    }
}
