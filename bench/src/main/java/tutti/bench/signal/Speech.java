package tutti.bench.signal;

import java.util.Random;

/// Speech that nobody understands.
///
/// ```
///   phrase   |word__word____word__word|_______________|word_…
///   word      vowel, hiss+vowel, …: 1 to 4 syllables, each 0.1 to 0.24 s of harmonics with two formants
/// ```
/// Between words 0.12 to 0.5 s, between phrases 0.6 to 1.2 s. Thread: one.
public final class Speech {
    private static final double HIGHEST_HARMONIC_HZ = 3400;
    private static final int WORDS_OF_PHRASE = 6;
    private static final double HISS = 0.12;

    private final int sampleRateHz;
    private final Random random;
    private double phase;

    private Speech(int sampleRateHz, long seed) {
        this.sampleRateHz = sampleRateHz;
        random = Seed.random(seed);
    }

    /// `seconds` of it, with digital silence in the pauses, at this active level.
    public static int[] samples(int sampleRateHz, double seconds, double activeDbm0, long seed) {
        double[] sound = new Speech(sampleRateHz, seed).speak((int) (seconds * sampleRateHz));
        return Level.scaledToActive(Level.scaled(sound, -30), sampleRateHz, activeDbm0);
    }

    private double[] speak(int count) {
        double[] sound = new double[count];
        int at = 0;
        int words = 0;
        while (at < count) {
            int syllables = 1 + random.nextInt(4);
            for (int i = 0; i < syllables && at < count; i++) {
                if (random.nextInt(4) == 0) at = hiss(sound, at);
                at = vowel(sound, at);
            }
            boolean ofPhrase = ++words % WORDS_OF_PHRASE == 0;
            at += samples(ofPhrase ? between(0.6, 1.2) : between(0.12, 0.5));
        }
        return sound;
    }

    private int vowel(double[] sound, int from) {
        int length = samples(between(0.1, 0.24));
        double loudness = between(0.4, 1);
        double pitchHz = between(95, 165);
        double[] harmonics = harmonics(pitchHz, between(300, 800), between(900, 2300));
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double glide = 1 + 0.08 * StrictMath.sin(3.0 * i / length);
            phase += 2 * Math.PI * pitchHz * glide / sampleRateHz;
            double value = 0;
            for (int h = 0; h < harmonics.length; h++) value += harmonics[h] * StrictMath.cos((h + 1) * phase);
            sound[from + i] += loudness * envelope(i, length) * value;
        }
        return from + length;
    }

    private static double[] harmonics(double pitchHz, double firstFormantHz, double secondFormantHz) {
        double[] harmonics = new double[(int) (HIGHEST_HARMONIC_HZ / pitchHz)];
        for (int h = 0; h < harmonics.length; h++) {
            double hz = (h + 1) * pitchHz;
            harmonics[h] = resonance(hz, firstFormantHz, 90) + 0.35 * resonance(hz, secondFormantHz, 140) + 0.01;
        }
        return harmonics;
    }

    private static double resonance(double hz, double formantHz, double halfWidthHz) {
        double off = (hz - formantHz) / halfWidthHz;
        return 1 / (1 + off * off);
    }

    private int hiss(double[] sound, int from) {
        int length = samples(between(0.05, 0.1));
        double last = 0;
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double white = random.nextGaussian();
            sound[from + i] += HISS * envelope(i, length) * (white - 0.7 * last);
            last = white;
        }
        return from + length;
    }

    private static double envelope(int i, int length) {
        return Math.min(1, 5.0 * i / length) * Math.min(1, 3.0 * (length - i) / length);
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    private int samples(double seconds) {
        return (int) (seconds * sampleRateHz);
    }
}
