package tutti.bench.signal;

import java.util.Random;
import tutti.audio.level.Dbm0;

/// A line with a hybrid at its end: after a delay, an echo comes back that is spread over 8 ms. Thread: any.
public final class Hybrid {
    private static final double DISPERSION_SECONDS = 0.008;

    private final double[] response;
    private final int delaySamples;

    /// `echoReturnLossDb` is that of white noise.
    public Hybrid(int sampleRateHz, double delayMillis, double echoReturnLossDb, long seed) {
        Random random = Seed.random(seed);
        delaySamples = (int) (delayMillis * sampleRateHz / 1000);
        response = new double[(int) (DISPERSION_SECONDS * sampleRateHz)];
        double turnsPerMilli = 1.4 + 0.8 * random.nextDouble();
        double energy = 0;
        for (int i = 0; i < response.length; i++) {
            double millis = 1000.0 * i / sampleRateHz;
            double rise = Math.min(1, 0.25 + 2 * millis);
            double ring = StrictMath.cos(2 * Math.PI * turnsPerMilli * millis) + 0.5 * random.nextGaussian();
            response[i] = rise * StrictMath.exp(-0.8 * millis) * ring;
            energy += response[i] * response[i];
        }
        double factor = Math.sqrt(Dbm0.ratio(-echoReturnLossDb) / energy);
        for (int i = 0; i < response.length; i++) response[i] *= factor;
    }

    /// What comes back of what was sent: as many samples.
    public int[] echo(int[] sent) {
        int[] echo = new int[sent.length];
        for (int i = delaySamples; i < sent.length; i++) {
            int newest = i - delaySamples;
            double sum = 0;
            for (int age = 0; age <= Math.min(newest, response.length - 1); age++) {
                sum += response[age] * sent[newest - age];
            }
            echo[i] = Level.clipped(sum);
        }
        return echo;
    }
}
