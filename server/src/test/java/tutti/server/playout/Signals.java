package tutti.server.playout;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Test signals of 8 kHz.
final class Signals {
    private static final int RATE_HZ = 8000;

    private Signals() {}

    /// White noise: no piece of it is like another, so its place in the stream can be found.
    static int[] noise(int seconds, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] samples = new int[seconds * RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(-8000, 8001);
        }
        return samples;
    }

    static int[] tone(int seconds, double frequencyHz) {
        int[] samples = new int[seconds * RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.round(8000 * Math.sin(2 * Math.PI * frequencyHz * i / RATE_HZ));
        }
        return samples;
    }

    /// Voiced sound that never pauses: a pulse train of wandering pitch (90…180 Hz) through two wandering
    /// formants.
    static int[] speech(int seconds, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] sound = new double[seconds * RATE_HZ];
        double phase = 0;
        double a1 = 0;
        double a2 = 0;
        double b1 = 0;
        double b2 = 0;
        double turn = random.nextDouble() * 6;
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / RATE_HZ;
            phase += (130 + 40 * Math.sin(2 * Math.PI * 0.37 * t + turn)) / RATE_HZ;
            double pulse = 0.01 * random.nextGaussian();
            if (phase >= 1) {
                phase -= 1;
                pulse += 1;
            }
            double f1 = 2 * Math.PI * (550 + 200 * Math.sin(2 * Math.PI * 1.3 * t)) / RATE_HZ;
            double f2 = 2 * Math.PI * (1600 + 500 * Math.sin(2 * Math.PI * 0.9 * t + turn)) / RATE_HZ;
            double a = pulse + 2 * 0.96 * Math.cos(f1) * a1 - 0.96 * 0.96 * a2;
            a2 = a1;
            a1 = a;
            double b = a + 2 * 0.94 * Math.cos(f2) * b1 - 0.94 * 0.94 * b2;
            b2 = b1;
            b1 = b;
            sound[i] = b * (0.7 + 0.3 * Math.sin(2 * Math.PI * 3.1 * t));
        }
        return scaled(sound, 12000);
    }

    /// [#speech] in talkspurts of 1.2 s with 0.6 s of digital silence between them.
    static int[] talkspurts(int seconds, long seed) {
        int[] samples = speech(seconds, seed);
        for (int i = 0; i < samples.length; i++) {
            int millis = i / 8 % 1800;
            if (millis >= 1200) {
                samples[i] = 0;
            }
        }
        return samples;
    }

    private static int[] scaled(double[] sound, double peak) {
        double loudest = 0;
        for (double value : sound) {
            loudest = Math.max(loudest, Math.abs(value));
        }
        int[] samples = new int[sound.length];
        for (int i = 0; i < sound.length; i++) {
            samples[i] = (int) Math.round(sound[i] / loudest * peak);
        }
        return samples;
    }
}
