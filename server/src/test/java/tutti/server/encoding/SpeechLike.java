package tutti.server.encoding;

import java.util.Random;

/// Phrases of voiced and hissing syllables with pauses between them, of full bandwidth.
final class SpeechLike {
    private static final double HARMONICS_TO_HZ = 3_600;
    private static final double PHRASE_SECONDS = 1.6;
    private static final double PAUSE_SECONDS = 0.7;

    private SpeechLike() {}

    static int[] samples(int rateHz, double seconds, double peak, long seed) {
        Random random = new Random(seed);
        int[] samples = new int[(int) (seconds * rateHz)];
        int at = (int) (rateHz * 0.3 * random.nextDouble());
        while (at < samples.length) {
            int phraseEnd = at + (int) (PHRASE_SECONDS * rateHz);
            while (at < phraseEnd) at = syllable(samples, at, rateHz, peak, random);
            at += (int) (PAUSE_SECONDS * rateHz);
        }
        return samples;
    }

    private static int syllable(int[] samples, int from, int rateHz, double peak, Random random) {
        int length = (int) (rateHz * (0.08 + 0.14 * random.nextDouble()));
        boolean voiced = random.nextInt(4) > 0;
        double pitchHz = 95 + 70 * random.nextDouble();
        double formantHz = 400 + 1_800 * random.nextDouble();
        double last = 0;
        for (int i = 0; i < length && from + i < samples.length; i++) {
            double envelope = Math.min(1, 6.0 * i / length) * Math.min(1, 4.0 * (length - i) / length);
            double white = random.nextGaussian();
            double value = voiced ? voice(i, rateHz, pitchHz, formantHz) : 0.12 * (white - 0.7 * last);
            last = white;
            samples[from + i] = (int) Math.clamp(peak * envelope * value, -32_768, 32_767);
        }
        return from + length;
    }

    private static double voice(int i, int rateHz, double pitchHz, double formantHz) {
        double value = 0;
        for (int h = 1; h * pitchHz < HARMONICS_TO_HZ; h++) {
            double off = (h * pitchHz - formantHz) / 250;
            value += (0.03 + 0.3 / (1 + off * off)) * Math.cos(2 * Math.PI * h * pitchHz * i / rateHz);
        }
        return value;
    }
}
