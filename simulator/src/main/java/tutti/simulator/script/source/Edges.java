package tutti.simulator.script.source;

/// Lets a sound rise and fall within 10 ms along a cosine, so that it does not click at other frequencies.
final class Edges {
    private static final int EDGES_PER_SECOND = 100;
    private static final int FRACTION_BITS = 15;

    private final int[] rise;

    Edges(int sampleRateHz) {
        rise = new int[sampleRateHz / EDGES_PER_SECOND];
        for (int i = 0; i < rise.length; i++) {
            double gain = (1 - StrictMath.cos(Math.PI * (i + 0.5) / rise.length)) / 2;
            rise[i] = (int) StrictMath.rint(gain * (1 << FRACTION_BITS));
        }
    }

    /// `sample`, `distance` samples from the nearest end of the sound; outside of it, below 0, it is silent.
    int apply(int sample, long distance) {
        if (distance < 0) return 0;
        if (distance >= rise.length) return sample;
        return (sample * rise[(int) distance] + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS;
    }
}
