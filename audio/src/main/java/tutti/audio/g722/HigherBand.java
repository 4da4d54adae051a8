package tutti.audio.g722;

/// ADPCM of the band above 4 kHz with 2 bits a sample: the sign, and whether the difference is small.
///
/// Source: ITU-T G.722 §6.2.2.
final class HigherBand {
    private static final int LOG_MAX = 22528;
    private static final int OCTAVES = 11;

    private static final int DECISION = 564;
    private static final int LARGE = 926 << 3;
    private static final int SMALL = 202 << 3;
    /// By code, whose upper bit says positive and whose lower says small.
    private static final int[] VALUES = {-LARGE, -SMALL, LARGE, SMALL};
    private static final int[] LOG_STEPS = {798, -214, 798, -214};

    private final Predictor predictor = new Predictor();
    private final ScaleFactor scale = new ScaleFactor(LOG_MAX, OCTAVES);

    void reset() {
        predictor.reset();
        scale.reset();
    }

    void copyFrom(HigherBand other) {
        predictor.copyFrom(other.predictor);
        scale.copyFrom(other.scale);
    }

    boolean sameAs(HigherBand other) {
        return scale.sameAs(other.scale) && predictor.sameAs(other.predictor);
    }

    /// Two bits for one sample of 15 bits.
    int encode(int sample) {
        int code = code(Word.saturated(sample - predictor.estimate()));
        decode(code);
        return code;
    }

    /// The two bits of `guide` if they miss the sample by no more than `tolerance` (in 1/4096 of a step)
    /// beyond what the best ones miss it by, else the best ones.
    int encodeGuided(int sample, int guide, int tolerance) {
        int step = scale.linear();
        int difference = Word.saturated(sample - predictor.estimate());
        int best = code(difference);
        int bestMiss = Math.abs(Word.product(VALUES[best], step) - difference);
        int guideMiss = Math.abs(Word.product(VALUES[guide], step) - difference);
        int code = guideMiss <= bestMiss + scale.part(tolerance) ? guide : best;
        decode(code);
        return code;
    }

    private int code(int difference) {
        int magnitude = difference ^ difference >> 31;
        int positive = ~difference >>> 31;
        int decision = (DECISION * scale.linear()) >> 12;
        int small = (magnitude - decision) >>> 31;
        return (positive << 1) | small;
    }

    /// One sample of 15 bits from two bits.
    int decode(int code) {
        int difference = Word.product(VALUES[code], scale.linear());
        int sample = Word.limited(predictor.estimate() + difference);
        scale.push(LOG_STEPS[code]);
        predictor.add(difference);
        return sample;
    }
}
