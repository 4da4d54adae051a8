package tutti.audio.g722;

/// ADPCM of the band below 4 kHz with 6, 5 or 4 bits a sample. Whatever the mode, the state is adapted from the
/// upper four bits of the code.
///
/// Source: ITU-T G.722 §6.2.1.
final class LowerBand {
    private static final int LOG_MAX = 18432;
    private static final int OCTAVES = 9;

    private final Predictor predictor = new Predictor();
    private final ScaleFactor scale = new ScaleFactor(LOG_MAX, OCTAVES);

    void reset() {
        predictor.reset();
        scale.reset();
    }

    void copyFrom(LowerBand other) {
        predictor.copyFrom(other.predictor);
        scale.copyFrom(other.scale);
    }

    boolean sameAs(LowerBand other) {
        return scale.sameAs(other.scale) && predictor.sameAs(other.predictor);
    }

    /// Six bits for one sample of 15 bits.
    int encode(int sample) {
        int code = LowerQuantizer.code(Word.saturated(sample - predictor.estimate()), scale.linear());
        adapt(code >> 2);
        return code;
    }

    /// The six bits of `guide` if they miss the sample by no more than `tolerance` (in 1/4096 of a step)
    /// beyond what the best ones miss it by, else the best ones.
    int encodeGuided(int sample, int guide, int tolerance) {
        int step = scale.linear();
        int difference = Word.saturated(sample - predictor.estimate());
        int best = LowerQuantizer.code(difference, step);
        int bestMiss = Math.abs(LowerQuantizer.value(best, 0, step) - difference);
        int guideMiss = Math.abs(LowerQuantizer.value(guide, 0, step) - difference);
        int code = guideMiss <= bestMiss + scale.part(tolerance) ? guide : best;
        adapt(code >> 2);
        return code;
    }

    /// One sample of 15 bits from six bits, the lowest `auxiliaryBits` of which are not looked at.
    int decode(int code, int auxiliaryBits) {
        int difference = LowerQuantizer.value(code, auxiliaryBits, scale.linear());
        int sample = Word.limited(predictor.estimate() + difference);
        adapt(code >> 2);
        return sample;
    }

    private void adapt(int upperBits) {
        int difference = LowerQuantizer.value(upperBits, scale.linear());
        scale.push(LowerQuantizer.logStep(upperBits));
        predictor.add(difference);
    }
}
