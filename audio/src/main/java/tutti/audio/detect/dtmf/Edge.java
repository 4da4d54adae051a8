package tutti.audio.detect.dtmf;

/// Where, to the sample, a pair of tones begins or ends, when it is known what it is like inside.
///
/// ```
///   signal    ~~~speech or silence~~~|/\/\/\/\/\/\/\/\/\/\/\/\/\/\
///   model  m   . . . . . . . . . . . . . . ./\/\/\/\/\/\/\/\/\/\/\   from the middle of a hop, prolonged
///   Σ 2xm-m²                         ▲ largest here                  falls where the signal is something else
/// ```
/// The sum is what the model takes from the energy of the signal: the most likely edge is where it is largest, in
/// silence and in noise alike.
///
/// Thread: one at a time. Allocates nothing after construction.
final class Edge {
    private static final int N = Hops.HOP_SAMPLES;
    private static final int HALF = N / 2;

    private final Hops hops;
    private final Oscillator low = new Oscillator();
    private final Oscillator high = new Oscillator();

    Edge(Hops hops) {
        this.hops = hops;
    }

    /// The tones as a fit found them, with phases of the middle of its oldest hop.
    void model(PairFit fit) {
        low.set(fit.lowTone(), fit.low());
        high.set(fit.highTone(), fit.high());
    }

    /// How many samples before the newest one the tone begins. Looks from the end of the hop `oldestBack` hops before
    /// the newest, whose middle the model's phases belong to, back through `hopsBefore` more.
    int onset(int oldestBack, int hopsBefore) {
        int from = oldestBack * N;
        int count = (hopsBefore + 1) * N;
        low.startBackward(HALF - 1);
        high.startBackward(HALF - 1);
        int best = 0;
        double bestSum = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double model = low.next() + high.next();
            sum += model * (2.0 * hops.sample(from + i) - model);
            if (sum > bestSum) {
                bestSum = sum;
                best = i + 1;
            }
        }
        return from + best - 1;
    }

    /// How many samples of the newest `count` hops belong to the tone, whose phases are those of the middle of the
    /// hop `hopsBetween` hops before the first of them.
    int end(int count, int hopsBetween) {
        low.startForward(N * hopsBetween - HALF);
        high.startForward(N * hopsBetween - HALF);
        int samples = count * N;
        int best = 0;
        double bestSum = 0;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            double model = low.next() + high.next();
            sum += model * (2.0 * hops.sample(samples - 1 - i) - model);
            if (sum > bestSum) {
                bestSum = sum;
                best = i + 1;
            }
        }
        return best;
    }
}
