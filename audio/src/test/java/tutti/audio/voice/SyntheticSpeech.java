package tutti.audio.voice;

import java.util.random.RandomGenerator;

/// Speech that nobody understands: syllables of harmonics (two formants that change) or of hiss, words of one
/// to four syllables, pauses of 0.12 to 0.5 s between words and of 0.6 to 1.2 s between phrases.
public final class SyntheticSpeech {
    private final int sampleRateHz;
    private final RandomGenerator random;
    private double phase;

    private SyntheticSpeech(int sampleRateHz, long seed) {
        this.sampleRateHz = sampleRateHz;
        random = Signal.random(seed);
    }

    /// Without any noise, at the active level.
    public static int[] samples(int sampleRateHz, double seconds, double activeLevelDbm0, long seed) {
        return new SyntheticSpeech(sampleRateHz, seed).speak(seconds, activeLevelDbm0);
    }

    private int[] speak(double seconds, double activeLevelDbm0) {
        double[] sound = new double[(int) (seconds * sampleRateHz)];
        int at = 0;
        int word = 0;
        while (at < sound.length) {
            int syllables = 1 + random.nextInt(4);
            for (int i = 0; i < syllables && at < sound.length; i++) {
                at = random.nextInt(4) == 0 ? hiss(sound, at) : at;
                at = vowel(sound, at);
            }
            boolean phrase = ++word % 6 == 0;
            double pause = phrase ? 0.6 + 0.6 * random.nextDouble() : 0.12 + 0.38 * random.nextDouble();
            at += (int) (pause * sampleRateHz);
        }
        return Signal.atActiveLevel(Signal.scaled(sound, -30), sampleRateHz, activeLevelDbm0);
    }

    private int vowel(double[] sound, int from) {
        int length = (int) ((0.1 + 0.14 * random.nextDouble()) * sampleRateHz);
        double loudness = 0.4 + 0.6 * random.nextDouble();
        double pitchHz = 95 + 70 * random.nextDouble();
        double firstHz = 300 + 500 * random.nextDouble();
        double secondHz = 900 + 1400 * random.nextDouble();
        int harmonics = (int) (3400 / pitchHz);
        for (int i = 0; i < length && from + i < sound.length; i++) {
            phase += 2 * Math.PI * pitchHz * (1 + 0.08 * StrictMath.sin(3.0 * i / length)) / sampleRateHz;
            double sample = 0;
            for (int h = 1; h <= harmonics; h++) {
                sample += formants(h * pitchHz, firstHz, secondHz) * StrictMath.cos(h * phase);
            }
            sound[from + i] += loudness * envelope(i, length) * sample;
        }
        return from + length;
    }

    private int hiss(double[] sound, int from) {
        int length = (int) ((0.05 + 0.05 * random.nextDouble()) * sampleRateHz);
        double last = 0;
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double white = random.nextGaussian();
            sound[from + i] += 0.12 * envelope(i, length) * (white - 0.7 * last);
            last = white;
        }
        return from + length;
    }

    private static double formants(double hz, double firstHz, double secondHz) {
        double first = 1 / (1 + Math.pow((hz - firstHz) / 90, 2));
        double second = 0.35 / (1 + Math.pow((hz - secondHz) / 140, 2));
        return first + second + 0.01;
    }

    private static double envelope(int i, int length) {
        double rise = Math.min(1, 5.0 * i / length);
        double fall = Math.min(1, 3.0 * (length - i) / length);
        return rise * fall;
    }
}
