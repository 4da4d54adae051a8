package tutti.audio.resample;

import java.util.stream.IntStream;

/// The taps of one output phase as integers that add up to exactly 1, in groups of [#GROUP].
///
/// They have as many fraction bits as leave the product sum of every group within 32 bits, whatever the
/// samples are.
///
/// Taps of 0 are left out. The others are dealt to the groups in turn, because the large ones stand
/// together in the middle of the filter: so no group holds two of them, and more fraction bits fit.
final class Phase {
    /// Taps multiplied in one pass of the inner loop.
    static final int GROUP = 4;

    private static final int FRACTION_BITS_MAX = 20;
    private static final int SAMPLE_MAGNITUDE_MAX = 1 << 15;

    final int fractionBits;

    final int[] coefficients;

    /// Of each coefficient, how many input samples back its sample is.
    final int[] ages;

    private Phase(double[] taps, int fractionBits) {
        this.fractionBits = fractionBits;
        int[] byAge = quantized(taps, fractionBits);
        int[] used =
                IntStream.range(0, byAge.length).filter(age -> byAge[age] != 0).toArray();
        int groups = (used.length + GROUP - 1) / GROUP;
        coefficients = new int[groups * GROUP];
        ages = new int[groups * GROUP];
        for (int i = 0; i < used.length; i++) {
            int at = i % groups * GROUP + i / groups;
            ages[at] = used[i];
            coefficients[at] = byAge[used[i]];
        }
    }

    /// `taps` by age, with a sum of 1.
    static Phase of(double[] taps) {
        int bits = FRACTION_BITS_MAX;
        Phase phase = new Phase(taps, bits);
        while (!phase.fits()) {
            phase = new Phase(taps, --bits);
        }
        return phase;
    }

    /// The largest tap takes what rounding left over.
    private static int[] quantized(double[] taps, int fractionBits) {
        int[] integers = new int[taps.length];
        int largest = 0;
        int rest = 1 << fractionBits;
        for (int age = 0; age < taps.length; age++) {
            integers[age] = (int) StrictMath.rint(taps[age] * (1 << fractionBits));
            rest -= integers[age];
            largest = Math.abs(integers[age]) > Math.abs(integers[largest]) ? age : largest;
        }
        integers[largest] += rest;
        return integers;
    }

    private boolean fits() {
        for (int group = 0; group < coefficients.length; group += GROUP) {
            long sum = 0;
            for (int i = group; i < group + GROUP; i++) {
                sum += Math.abs(coefficients[i]);
            }
            if (sum * SAMPLE_MAGNITUDE_MAX > Integer.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }
}
