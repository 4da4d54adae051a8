package tutti.bench.signal;

import java.util.Random;

/// A signal in the manner of the composite source signal: 48 ms of voiced sound, 200 ms of noise, a pause of 101 ms,
/// again and again. It has the whole band of a telephone and a known place for everything.
///
/// Source: ITU-T P.501 §5.2.1, whose samples these are not.
public final class CompositeSource {
    /// After so long it begins again.
    public static final int PERIOD_MILLIS = 349;

    private static final int VOICED_MILLIS = 48;
    private static final int NOISE_MILLIS = 200;
    private static final int PITCH_HZ = 125;
    private static final int HARMONICS = 3400 / PITCH_HZ;

    private CompositeSource() {}

    /// `seconds` of it at this active level.
    public static int[] samples(int sampleRateHz, int seconds, double activeDbm0, long seed) {
        Random random = Seed.random(seed);
        double[] sound = new double[seconds * sampleRateHz];
        for (int i = 0; i < sound.length; i++) {
            double millis = 1000.0 * i / sampleRateHz % PERIOD_MILLIS;
            if (millis < VOICED_MILLIS) sound[i] = voiced(2 * Math.PI * PITCH_HZ * i / sampleRateHz);
            else if (millis < VOICED_MILLIS + NOISE_MILLIS) sound[i] = random.nextGaussian();
        }
        return Level.scaledToActive(Level.scaled(sound, -30), sampleRateHz, activeDbm0);
    }

    private static double voiced(double phase) {
        double value = 0;
        for (int h = 1; h <= HARMONICS; h++) value += 1.5 / h * StrictMath.cos(h * phase + h * h);
        return value;
    }
}
