package tutti.audio.detect.dtmf;

/// One tone of a [PairFit]: steady amplitude, and offset of its frequency from the nominal one.
final class FittedTone {
    private static final double N = Hops.HOP_SAMPLES;

    private final double[] re = new double[Hops.KEPT];
    private final double[] im = new double[Hops.KEPT];
    private int count;
    private double turnPerHop;
    private double meanRe;
    private double meanIm;
    private double peak;

    void begin(int hops) {
        count = hops;
    }

    /// Keeps the amplitude of one hop, turned back by what the nominal frequency turns from hop to hop.
    void hop(int hop, double ampRe, double ampIm, double backRe, double backIm) {
        re[hop] = ampRe * backRe - ampIm * backIm;
        im[hop] = ampRe * backIm + ampIm * backRe;
    }

    /// Finds the steady tone; returns the energy of the hops' amplitudes around it, less what is not explained only
    /// because the frequency is off.
    double settle() {
        double stepRe = 0;
        double stepIm = 0;
        for (int hop = 1; hop < count; hop++) {
            stepRe += re[hop] * re[hop - 1] + im[hop] * im[hop - 1];
            stepIm += im[hop] * re[hop - 1] - re[hop] * im[hop - 1];
        }
        turnPerHop = StrictMath.atan2(stepIm, stepRe);
        double length = Math.sqrt(stepRe * stepRe + stepIm * stepIm);
        double unitRe = length > 0 ? stepRe / length : 1;
        double unitIm = length > 0 ? -stepIm / length : 0;
        double sumRe = 0;
        double sumIm = 0;
        double energy = 0;
        for (int hop = count - 1; hop >= 0; hop--) {
            energy += re[hop] * re[hop] + im[hop] * im[hop];
            // Horner: the hop that came first stays as it is, each later one is turned back once more.
            double nextRe = sumRe * unitRe - sumIm * unitIm;
            sumIm = sumRe * unitIm + sumIm * unitRe + im[hop];
            sumRe = nextRe + re[hop];
        }
        meanRe = sumRe / count;
        meanIm = sumIm / count;
        double meanSquare = meanRe * meanRe + meanIm * meanIm;
        double square = turnPerHop * turnPerHop;
        double lost = square / 12 + square * square / 240;
        peak = Math.sqrt(meanSquare * (1 + lost));
        return N / 2 * (energy - count * meanSquare - count * meanSquare * lost);
    }

    /// Peak of the sine, in sample values.
    double peak() {
        return peak;
    }

    /// Offset of the frequency, radians per sample.
    double turnPerSample() {
        return turnPerHop / N;
    }

    /// The tone in the middle of the oldest hop of the fit, as cosine and negative sine part.
    double firstRe() {
        return meanRe;
    }

    double firstIm() {
        return meanIm;
    }
}
