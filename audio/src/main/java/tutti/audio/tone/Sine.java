package tutti.audio.tone;

/// One period of a sine as integers, read by a phase of 32 bits that wraps by itself.
///
/// Between the 4096 entries the line is straight: the error is below -120 dB, so the 16-bit result is rounded
/// once.
final class Sine {
    static final int FRACTION_BITS = 30;

    private static final int INDEX_BITS = 12;
    private static final int BETWEEN_BITS = 32 - INDEX_BITS;
    private static final int[] TABLE = table();

    private Sine() {}

    private static int[] table() {
        int entries = 1 << INDEX_BITS;
        int[] table = new int[entries + 1];
        for (int i = 0; i <= entries; i++) {
            table[i] = (int) StrictMath.rint(StrictMath.sin(2 * Math.PI * i / entries) * (1 << FRACTION_BITS));
        }
        return table;
    }

    /// Sine of `phase` turns of 2^-32, as a 30-bit fraction.
    static int of(int phase) {
        int index = phase >>> BETWEEN_BITS;
        long between = phase & ((1 << BETWEEN_BITS) - 1);
        int before = TABLE[index];
        return before + (int) (((TABLE[index + 1] - before) * between) >> BETWEEN_BITS);
    }
}
