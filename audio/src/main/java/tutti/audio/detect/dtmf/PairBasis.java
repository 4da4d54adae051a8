package tutti.audio.detect.dtmf;

/// Separates the two tones of a pair within one hop.
///
/// In 5 ms two tones are not orthogonal: each leaks into the sum of the other. Least squares takes that out; with the
/// phase counted from the middle of the hop the normal equations fall into two of order two, the same in every hop.
final class PairBasis {
    private static final PairBasis[] ALL = all();

    private final double evenLow;
    private final double evenCross;
    private final double evenHigh;
    private final double oddLow;
    private final double oddCross;
    private final double oddHigh;

    private PairBasis(int low, int high) {
        double n = Hops.HOP_SAMPLES;
        double l = Digits.turnPerSample(low);
        double h = Digits.turnPerSample(high);
        double ll = (n + kernel(2 * l)) / 2;
        double hh = (n + kernel(2 * h)) / 2;
        double lh = (kernel(h - l) + kernel(h + l)) / 2;
        double determinant = ll * hh - lh * lh;
        evenLow = hh / determinant;
        evenHigh = ll / determinant;
        evenCross = -lh / determinant;
        ll = (n - kernel(2 * l)) / 2;
        hh = (n - kernel(2 * h)) / 2;
        lh = (kernel(h - l) - kernel(h + l)) / 2;
        determinant = ll * hh - lh * lh;
        oddLow = hh / determinant;
        oddHigh = ll / determinant;
        oddCross = -lh / determinant;
    }

    /// Σ cos(ωm) over a hop, m from its middle.
    private static double kernel(double turnPerSample) {
        return StrictMath.sin(turnPerSample * Hops.HOP_SAMPLES / 2) / StrictMath.sin(turnPerSample / 2);
    }

    private static PairBasis[] all() {
        PairBasis[] all = new PairBasis[Digits.TONES_PER_GROUP * Digits.TONES_PER_GROUP];
        for (int i = 0; i < all.length; i++) {
            all[i] = new PairBasis(i / Digits.TONES_PER_GROUP, Digits.TONES_PER_GROUP + i % Digits.TONES_PER_GROUP);
        }
        return all;
    }

    static PairBasis of(int low, int high) {
        return ALL[low * Digits.TONES_PER_GROUP + high - Digits.TONES_PER_GROUP];
    }

    double lowRe(double lowRe, double highRe) {
        return evenLow * lowRe + evenCross * highRe;
    }

    double highRe(double lowRe, double highRe) {
        return evenCross * lowRe + evenHigh * highRe;
    }

    double lowIm(double lowIm, double highIm) {
        return oddLow * lowIm + oddCross * highIm;
    }

    double highIm(double lowIm, double highIm) {
        return oddCross * lowIm + oddHigh * highIm;
    }

    /// Energy that the two tones explain together in the hop `back` hops before the newest.
    double explained(Hops hops, int back, int low, int high) {
        double lr = hops.re(back, low);
        double hr = hops.re(back, high);
        double li = hops.im(back, low);
        double hi = hops.im(back, high);
        return lowRe(lr, hr) * lr + highRe(lr, hr) * hr + lowIm(li, hi) * li + highIm(li, hi) * hi;
    }
}
