package tutti.audio.g722;

/// Arithmetic on 16-bit words as the Recommendation defines it: sums saturate, products keep their upper half.
///
/// Source: ITU-T G.722 §6.2, "Notation".
final class Word {
    private Word() {}

    /// Limits a sum to 16 bits.
    static int saturated(int sum) {
        return Math.min(32767, Math.max(-32768, sum));
    }

    /// Limits a sub-band sample to 15 bits (sub-block LIMIT).
    static int limited(int sample) {
        return Math.min(16383, Math.max(-16384, sample));
    }

    /// Product of two 16-bit fractions, cut off and not rounded.
    static int product(int a, int b) {
        return (a * b) >> 15;
    }
}
