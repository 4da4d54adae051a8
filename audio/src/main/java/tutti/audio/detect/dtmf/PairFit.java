package tutti.audio.detect.dtmf;

/// Two steady tones laid over the newest hops: how well they explain them, and what exactly they are.
///
/// ```
///   hop            3        2        1        0
///   amplitude      a₃       a₂       a₁       a₀        per tone, least squares within the hop
///   turned back    b = a·e^(-jω·hop)                    a tone at its nominal frequency stands still now
///   b₂b₃* + …      ─► what turns on is the offset of the frequency
///   mean           ─► one amplitude, one offset: whatever the hops have beyond it is not this tone
/// ```
/// Speech may hold two such frequencies for a moment, but not alone, at a constant level and without bending: all
/// of that counts in one number, the purity. What a tone off its nominal frequency loses within a hop is known
/// from the offset, and is given back.
///
/// Thread: one at a time. Allocates nothing after construction.
final class PairFit {
    private static final double N = Hops.HOP_SAMPLES;
    private static final double[] TURN_RE = turns(true);
    private static final double[] TURN_IM = turns(false);

    private final Hops hops;
    private final FittedTone lowTone = new FittedTone();
    private final FittedTone highTone = new FittedTone();
    private int low;
    private int high;
    private double purity;

    PairFit(Hops hops) {
        this.hops = hops;
    }

    private static double[] turns(boolean real) {
        double[] turns = new double[Digits.TONES * Hops.KEPT];
        for (int tone = 0; tone < Digits.TONES; tone++) {
            for (int hop = 0; hop < Hops.KEPT; hop++) {
                double phase = -Digits.turnPerSample(tone) * N * hop;
                turns[tone * Hops.KEPT + hop] = real ? StrictMath.cos(phase) : StrictMath.sin(phase);
            }
        }
        return turns;
    }

    /// Lays the pair over the newest `count` hops; each must have a spectrum.
    void fit(int lowOfPair, int highOfPair, int count) {
        fitOlder(lowOfPair, highOfPair, count, 0);
    }

    /// Lays the pair over `count` hops of which the newest has `newer` hops after it.
    void fitOlder(int lowOfPair, int highOfPair, int count, int newer) {
        low = lowOfPair;
        high = highOfPair;
        PairBasis basis = PairBasis.of(low, high);
        double left = 0;
        double energy = 0;
        lowTone.begin(count);
        highTone.begin(count);
        for (int hop = 0; hop < count; hop++) {
            int back = newer + count - 1 - hop;
            double lr = hops.re(back, low);
            double hr = hops.re(back, high);
            double li = hops.im(back, low);
            double hi = hops.im(back, high);
            double lowRe = basis.lowRe(lr, hr);
            double lowIm = basis.lowIm(li, hi);
            double highRe = basis.highRe(lr, hr);
            double highIm = basis.highIm(li, hi);
            energy += hops.energy(back);
            left += hops.energy(back) - (lowRe * lr + lowIm * li + highRe * hr + highIm * hi);
            int l = low * Hops.KEPT + hop;
            int h = high * Hops.KEPT + hop;
            lowTone.hop(hop, lowRe, lowIm, TURN_RE[l], TURN_IM[l]);
            highTone.hop(hop, highRe, highIm, TURN_RE[h], TURN_IM[h]);
        }
        purity = 1 - (left + lowTone.settle() + highTone.settle()) / energy;
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    /// How much of the energy the two steady tones explain: 1 all of it.
    double purity() {
        return purity;
    }

    FittedTone lowTone() {
        return lowTone;
    }

    FittedTone highTone() {
        return highTone;
    }

    /// The larger offset of the two frequencies from the nominal ones, as a fraction of those.
    double offset() {
        return Math.max(
                Math.abs(lowTone.turnPerSample()) / Digits.turnPerSample(low),
                Math.abs(highTone.turnPerSample()) / Digits.turnPerSample(high));
    }
}
