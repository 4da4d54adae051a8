package tutti.audio.conceal;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Speech-like test signal: pulses of wandering pitch (100…160 Hz) through two resonances, a little breath,
/// syllables.
final class VoicedSound {
    private VoicedSound() {}

    static int[] samples(int sampleRateHz, double seconds, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] sound = new double[(int) (seconds * sampleRateHz)];
        double turn = random.nextDouble() * 6;
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            phase += (130 + 30 * Math.sin(2.3 * i / sampleRateHz + turn)) / sampleRateHz;
            double breath = 0.01 * random.nextGaussian();
            sound[i] = phase >= 1 ? 1 + breath : breath;
            phase -= Math.floor(phase);
        }
        resonate(sound, 2 * Math.PI * 600 / sampleRateHz, Math.exp(-Math.PI * 90 / sampleRateHz));
        resonate(sound, 2 * Math.PI * 1700 / sampleRateHz, Math.exp(-Math.PI * 130 / sampleRateHz));
        double loudest = 0;
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= 0.75 + 0.25 * Math.sin(2 * Math.PI * 3 * i / sampleRateHz);
            loudest = Math.max(loudest, Math.abs(sound[i]));
        }
        int[] samples = new int[sound.length];
        for (int i = 0; i < sound.length; i++) {
            samples[i] = (int) Math.round(sound[i] / loudest * 10_000);
        }
        return samples;
    }

    private static void resonate(double[] sound, double angle, double radius) {
        double one = 0;
        double two = 0;
        for (int i = 0; i < sound.length; i++) {
            double value = sound[i] + 2 * radius * Math.cos(angle) * one - radius * radius * two;
            two = one;
            one = value;
            sound[i] = value;
        }
    }
}
