package tutti.audio.resample;

/// A low-pass filter: the sinc of the lower of two rates under a Kaiser window.
///
/// ```
///   0 dB ──────────────╮                    edges for 8 kHz: 3.4 and 4.6 kHz
///                       ╲  -6 dB at half     for 16 kHz: 7 and 9 kHz
///  -70 dB                ╰────────────────
/// ```
/// The zeros of the sinc are one sample of the lower rate apart, so one phase of an upsampler is a lone
/// 1: the samples that came in go out among the new ones, bit for bit.
///
/// Narrowband passes 0.85 of half the rate (3.4 of 4 kHz, ITU-T G.712), wideband 0.875 (7 of 8 kHz). The
/// number of zeros on each side is the smallest with 70 dB beyond the mirrored edge, one of them less
/// gives 67 dB. Floating point, but by `StrictMath`: the same bits everywhere.
final class WindowedSinc {
    private static final int NARROWBAND_RATE_MAX_HZ = 11_025;
    private static final int NARROWBAND_ZEROS = 15;
    private static final int WIDEBAND_ZEROS = 18;

    /// Kaiser's shape for 72 dB.
    private static final double BETA = 7.04;

    private final int zeros;
    private final int zeroSpacing;

    /// `lowerRateHz` decides the band; `zeroSpacing` is how many taps there are to one of its samples.
    WindowedSinc(int lowerRateHz, int zeroSpacing) {
        zeros = zerosAt(lowerRateHz);
        this.zeroSpacing = zeroSpacing;
    }

    /// Taps on each side of the centre, in samples of the lower rate: also the delay of the filter.
    static int zerosAt(int lowerRateHz) {
        return lowerRateHz <= NARROWBAND_RATE_MAX_HZ ? NARROWBAND_ZEROS : WIDEBAND_ZEROS;
    }

    /// The taps, an odd number; the middle one is 1.
    double[] taps() {
        int half = zeros * zeroSpacing;
        double[] taps = new double[2 * half + 1];
        taps[half] = 1;
        double windowPeak = bessel(BETA);
        for (int i = 1; i <= half; i++) {
            double across = (double) i / half;
            double window = bessel(BETA * StrictMath.sqrt(1 - across * across)) / windowPeak;
            taps[half + i] = i % zeroSpacing == 0 ? 0 : window * sinc((double) i / zeroSpacing);
            taps[half - i] = taps[half + i];
        }
        return taps;
    }

    private static double sinc(double x) {
        return StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    /// Modified Bessel function of the first kind, order 0, by its power series.
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
