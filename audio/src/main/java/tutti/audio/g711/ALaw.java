package tutti.audio.g711;

/// Segment arithmetic of the A-law, on the 12 most significant bits of a 16-bit sample.
///
/// ```
///   code ^ 0x55 = sign(1) segment(3) interval(4)       sign 1 = positive
///   segments 0 and 1 share one step; each later segment doubles it
/// ```
/// Source: ITU-T G.711 Tables 1a and 1b.
final class ALaw {
    /// Low bits of a 16-bit sample that cannot change its code.
    static final int DROPPED_BITS = 4;

    /// The Recommendation inverts the even bits so that silence keeps a line's clock alive.
    private static final int EVEN_BITS = 0x55;

    private static final int POSITIVE = 0x80;

    private ALaw() {}

    static int expand(int code) {
        int toggled = code ^ EVEN_BITS;
        int segment = toggled >> 4 & 0x7;
        int interval = toggled & 0xF;
        int leadingOne = segment == 0 ? 0 : 16;
        int centre = (2 * (leadingOne + interval) + 1) << (DROPPED_BITS - 1);
        int magnitude = segment == 0 ? centre : centre << (segment - 1);
        return (toggled & POSITIVE) != 0 ? magnitude : -magnitude;
    }

    /// `sample12` is a 16-bit sample without its dropped bits, sign kept.
    static int compress(int sample12) {
        int magnitude = sample12 < 0 ? ~sample12 : sample12;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int interval = magnitude >> Math.max(0, segment - 1) & 0xF;
        int sign = sample12 < 0 ? 0 : POSITIVE;
        return (sign | segment << 4 | interval) ^ EVEN_BITS;
    }
}
