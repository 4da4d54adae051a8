package tutti.bench.signal;

import java.util.Random;

/// Randomness that is the same everywhere: `java.util.Random` is specified to the bit, its Gaussian values too.
final class Seed {
    /// Neighbouring seeds begin with neighbouring values, unless they are spread over all bits first.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Seed() {}

    static Random random(long seed) {
        return new Random(seed * SPREAD);
    }
}
