package tutti.bench.quality;

/// What was spoken, what is heard of it, and where in what was spoken each heard frame is.
///
/// Thread: one.
final class Heard {
    private static final int SEARCH_MILLIS = 12;

    /// 40 dB below what was spoken: no other place in a vowel is as like it.
    private static final double ALIKE_NOISE = 1e-4;

    static final double SPEECH_RMS = 300;

    /// As the other side's decoder gives it when nothing happens.
    final int[] spoken;

    final int[] samples;

    /// Where the frame of each tick begins in what was spoken.
    final int[] spokenAt;

    final int sampleRateHz;
    final int frameSamples;

    /// Of `spoken`, whole frames of 20 ms; nothing is heard yet.
    Heard(int[] spoken, int sampleRateHz) {
        this.spoken = spoken;
        this.sampleRateHz = sampleRateHz;
        frameSamples = sampleRateHz / EncodedSpeech.FRAMES_PER_SECOND;
        samples = new int[spoken.length];
        spokenAt = new int[spoken.length / frameSamples];
    }

    /// Frame `tick` continues the one before.
    void placeNext(int tick) {
        spokenAt[tick] = next(tick);
    }

    private int next(int tick) {
        return tick == 0 ? 0 : spokenAt[tick - 1] + frameSamples;
    }

    /// Frame `tick` continues the one before if it is just that; else it is what is most like it around `about`.
    void place(int tick, int about) {
        placeNext(tick);
        if (!isAlike(tick, spokenAt[tick])) spokenAt[tick] = mostLike(tick, about);
    }

    /// A decoder that has lost something comes back to what it would be without, but not to the bit.
    boolean isAlike(int tick, int at) {
        return noise(tick, at) <= ALIKE_NOISE;
    }

    /// Energy of the difference between frame `tick` and what was spoken at `at`, by that of the latter; 0 if both are
    /// silent.
    double noise(int tick, int at) {
        if (at < 0 || at + frameSamples > spoken.length) return Double.POSITIVE_INFINITY;
        int from = tick * frameSamples;
        double noise = 0;
        for (int i = 0; i < frameSamples; i++) {
            double difference = samples[from + i] - spoken[at + i];
            noise += difference * difference;
        }
        return noise == 0 ? 0 : noise / Math.max(1, energy(at));
    }

    private double energy(int at) {
        double energy = 0;
        for (int i = at; i < at + frameSamples; i++) energy += (double) spoken[i] * spoken[i];
        return energy;
    }

    /// Whether somebody speaks in the frame from `at` on.
    boolean isSpeech(int at) {
        return energy(at) >= SPEECH_RMS * SPEECH_RMS * frameSamples;
    }

    /// First in steps, with one sample of as many, which is 8 kHz; then to the sample.
    private int mostLike(int tick, int about) {
        int reach = sampleRateHz / 1000 * SEARCH_MILLIS;
        int step = sampleRateHz / 8000;
        int coarse = mostLike(tick, about - reach, about + reach, about, step);
        return step == 1 ? coarse : mostLike(tick, coarse - step, coarse + step, coarse, 1);
    }

    /// Where between `first` and `last` what was spoken is most like frame `tick`.
    int mostLike(int tick, int first, int last) {
        return mostLike(tick, first, last, first, 1);
    }

    private int mostLike(int tick, int first, int last, int otherwise, int step) {
        int best = otherwise;
        double bestLikeness = 0;
        for (int at = Math.max(0, first); at <= Math.min(spoken.length - frameSamples, last); at += step) {
            double likeness = likeness(tick, at, step);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = at;
            }
        }
        return best;
    }

    private double likeness(int tick, int at, int step) {
        double product = 0;
        double energy = 1;
        for (int i = 0; i < frameSamples; i += step) {
            product += (double) spoken[at + i] * samples[tick * frameSamples + i];
            energy += (double) spoken[at + i] * spoken[at + i];
        }
        return product / Math.sqrt(energy);
    }
}
