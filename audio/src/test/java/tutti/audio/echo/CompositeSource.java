package tutti.audio.echo;

import java.util.random.RandomGenerator;
import tutti.audio.voice.Signal;

/// A signal in the manner of the composite source signal of ITU-T P.501: 48 ms of voiced sound, 200 ms of noise, a
/// pause of 101 ms, and so on.
final class CompositeSource {
    private static final int VOICED_MILLIS = 48;
    private static final int NOISE_MILLIS = 200;
    private static final int PERIOD_MILLIS = 349;
    private static final int PITCH_HZ = 125;

    private CompositeSource() {}

    static int[] samples(int sampleRateHz, int seconds, double activeLevelDbm0, long seed) {
        RandomGenerator random = Signal.random(seed);
        double[] sound = new double[seconds * sampleRateHz];
        for (int i = 0; i < sound.length; i++) {
            double millis = 1000.0 * i / sampleRateHz % PERIOD_MILLIS;
            if (millis < VOICED_MILLIS) {
                for (int h = 1; h <= 3400 / PITCH_HZ; h++) {
                    sound[i] += StrictMath.cos(2 * Math.PI * h * PITCH_HZ * i / sampleRateHz + h * h) * 1.5 / h;
                }
            } else if (millis < VOICED_MILLIS + NOISE_MILLIS) {
                sound[i] = random.nextGaussian();
            }
        }
        return Signal.atActiveLevel(Signal.scaled(sound, -30), sampleRateHz, activeLevelDbm0);
    }
}
