package tutti.audio.g711;

/// Segment arithmetic of the µ-law, on the 14 most significant bits of a 16-bit sample.
///
/// ```
///   ~code = sign(1) segment(3) interval(4)             sign 1 = negative
///   each segment doubles the step; with the bias added, segment s begins at 32 << s
/// ```
/// Source: ITU-T G.711 Tables 2a and 2b.
final class MuLaw {
    /// Low bits of a 16-bit sample that cannot change its code.
    static final int DROPPED_BITS = 2;

    /// Moves the decision values to powers of two, in 14-bit units.
    private static final int BIAS = 33;

    private static final int MAGNITUDE_MAX = 0x1FFF;
    private static final int NEGATIVE = 0x80;

    private MuLaw() {}

    static int expand(int code) {
        int inverted = ~code;
        int segment = inverted >> 4 & 0x7;
        int interval = inverted & 0xF;
        int centre = (2 * (16 + interval) + 1) << segment;
        int magnitude = (centre - BIAS) << DROPPED_BITS;
        return (inverted & NEGATIVE) != 0 ? -magnitude : magnitude;
    }

    /// `sample14` is a 16-bit sample without its dropped bits, sign kept.
    static int compress(int sample14) {
        int magnitude = Math.min((sample14 < 0 ? ~sample14 : sample14) + BIAS, MAGNITUDE_MAX);
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
        int interval = magnitude >> (segment + 1) & 0xF;
        int sign = sample14 < 0 ? NEGATIVE : 0;
        return ~(sign | segment << 4 | interval) & 0xFF;
    }
}
