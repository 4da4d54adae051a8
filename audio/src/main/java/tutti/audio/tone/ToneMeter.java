package tutti.audio.tone;

import tutti.audio.level.LevelMeter;

/// The level of one frequency in a block of samples.
///
/// A discrete Fourier transform at that frequency under a 4-term Blackman-Harris window, whose side lobes are 92
/// dB down: whatever is at least `4/T` away (`T` the length of the block in seconds: 4 Hz for a second, 100 Hz
/// for 40 ms) does not count. The frequency itself must be that far from 0 and from half the sample rate, or its
/// mirror image counts too.
///
/// Floating point, but strict: equal samples give equal bits on every machine. About 10 ns a sample, to judge
/// recordings and tests by; not for the media path, though it allocates nothing. Thread: any.
/// Source: F. J. Harris, Proc. IEEE 66 (1978), Table 1 (4-term, -92 dB).
public final class ToneMeter {
    private static final double A0 = 0.35875;
    private static final double A1 = 0.48829;
    private static final double A2 = 0.14128;
    private static final double A3 = 0.01168;
    private static final double FULL_SCALE = 32768;

    private ToneMeter() {}

    /// RMS level of the sine of `frequencyHz` in `samples[offset…offset+count)`, -127…0 dBov; a full-scale sine
    /// reads -3.01. `count` of 0 reads -127.
    public static double levelDbov(int[] samples, int offset, int count, int sampleRateHz, double frequencyHz) {
        double turn = 2 * Math.PI * frequencyHz / sampleRateHz;
        double toneCos = StrictMath.cos(turn);
        double toneSin = StrictMath.sin(turn);
        double windowCos = StrictMath.cos(2 * Math.PI / count);
        double windowSin = StrictMath.sin(2 * Math.PI / count);
        double re = 1;
        double im = 0;
        double c = 1;
        double s = 0;
        double sumRe = 0;
        double sumIm = 0;
        double sumWindow = 0;
        for (int i = offset; i < offset + count; i++) {
            double window = A0 - A1 * c + A2 * (2 * c * c - 1) - A3 * c * (4 * c * c - 3);
            sumWindow += window;
            sumRe += window * samples[i] * re;
            sumIm += window * samples[i] * im;
            double nextRe = re * toneCos - im * toneSin;
            im = re * toneSin + im * toneCos;
            re = nextRe;
            double nextC = c * windowCos - s * windowSin;
            s = c * windowSin + s * windowCos;
            c = nextC;
        }
        double peak = 2 * StrictMath.hypot(sumRe, sumIm) / sumWindow;
        double ratio = peak * peak / (2 * FULL_SCALE * FULL_SCALE);
        return ratio > 0 ? Math.max(LevelMeter.FLOOR_DBOV, 10 * StrictMath.log10(ratio)) : LevelMeter.FLOOR_DBOV;
    }
}
