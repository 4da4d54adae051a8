package tutti.engine.play;

/// A raised cosine of 5 ms: what ends or begins in the middle of a sound does not click.
final class EdgeFade {
    private static final int PER_SECOND = 200;
    private static final int FRACTION_BITS = 15;
    private static final int HALF = 1 << (FRACTION_BITS - 1);

    private final int[] rise;

    EdgeFade(int sampleRateHz) {
        rise = new int[sampleRateHz / PER_SECOND];
        for (int i = 0; i < rise.length; i++) {
            rise[i] = (int)
                    StrictMath.rint((1 - StrictMath.cos(Math.PI * (i + 0.5) / rise.length)) / 2 * (1 << FRACTION_BITS));
        }
    }

    int samples() {
        return rise.length;
    }

    /// Lets `samples[0…count)` begin softly.
    void in(int[] samples, int count) {
        for (int i = 0; i < Math.min(count, rise.length); i++) {
            samples[i] = (samples[i] * rise[i] + HALF) >> FRACTION_BITS;
        }
    }

    /// Lets `samples[0…samples())` end softly.
    void out(int[] samples) {
        for (int i = 0; i < rise.length; i++) {
            samples[i] = (samples[i] * rise[rise.length - 1 - i] + HALF) >> FRACTION_BITS;
        }
    }
}
