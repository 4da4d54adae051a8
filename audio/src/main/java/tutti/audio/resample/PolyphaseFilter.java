package tutti.audio.resample;

import java.util.Arrays;

/// The coefficients of one pair of rates, phase by phase. Never changes; all resamplers of a pair may
/// share it.
///
/// Output `n` stands at tap `n·M` of a grid with `L` taps to an input sample. Its phase is `n·M mod L`,
/// and the tap of age `a` meets the input sample `floor(n·M/L) - a`. `L` and `M` are the rates without
/// their common divisor.
///
/// Each phase adds up to exactly 1, so a constant stays what it is.
final class PolyphaseFilter {
    /// Rates that need more coefficients are no rates anybody uses together, such as 8000 and 44101 Hz.
    static final int COEFFICIENTS_MAX = 1 << 16;

    private static final double[][] COPY = {{1}};

    final int inputRateHz;
    final int outputRateHz;
    final int up;
    final int down;
    final int ageMax;
    final Phase[] phases;

    PolyphaseFilter(int inputRateHz, int outputRateHz) {
        if (inputRateHz <= 0 || outputRateHz <= 0) {
            throw new UnsupportedRatesException(inputRateHz, outputRateHz, "give positive rates");
        }
        this.inputRateHz = inputRateHz;
        this.outputRateHz = outputRateHz;
        int divisor = greatestCommonDivisor(inputRateHz, outputRateHz);
        up = outputRateHz / divisor;
        down = inputRateHz / divisor;
        double[][] taps = up == down ? COPY : tapsByPhase();
        ageMax = taps[0].length - 1;
        phases = Arrays.stream(taps).map(Phase::of).toArray(Phase[]::new);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /// Of each phase the taps by age, equally many, with a sum of 1.
    private double[][] tapsByPhase() {
        int spacing = Math.max(up, down);
        int lowerRateHz = Math.min(inputRateHz, outputRateHz);
        if (2L * WindowedSinc.zerosAt(lowerRateHz) * spacing > COEFFICIENTS_MAX) {
            throw new UnsupportedRatesException(
                    inputRateHz,
                    outputRateHz,
                    "the ratio " + up + ":" + down + " needs too many coefficients, convert to a usual rate first");
        }
        double[] taps = new WindowedSinc(lowerRateHz, spacing).taps();
        double[][] phases = new double[up][(taps.length + up - 1) / up];
        for (int tap = 0; tap < taps.length; tap++) {
            phases[tap % up][tap / up] = taps[tap];
        }
        for (double[] phase : phases) {
            double sum = Arrays.stream(phase).sum();
            Arrays.setAll(phase, age -> phase[age] / sum);
        }
        return phases;
    }
}
