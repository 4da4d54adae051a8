package tutti.audio.echo;

import java.util.random.RandomGenerator;
import tutti.audio.g711.G711;
import tutti.audio.level.Dbm0;
import tutti.audio.voice.Signal;

/// A line with a hybrid at its end: after a delay, a dispersed echo comes back.
final class Line {
    private static final double DISPERSION_SECONDS = 0.008;

    private final double[] response;
    private final int delaySamples;

    /// `echoReturnLossDb` for white noise.
    Line(int sampleRateHz, double delayMillis, double echoReturnLossDb, long seed) {
        RandomGenerator random = Signal.random(seed);
        delaySamples = (int) (delayMillis * sampleRateHz / 1000);
        response = new double[(int) (DISPERSION_SECONDS * sampleRateHz)];
        double ringing = 0.18 + 0.1 * random.nextDouble();
        double energy = 0;
        for (int i = 0; i < response.length; i++) {
            double at = i * 8000.0 / sampleRateHz;
            double ring = StrictMath.cos(2 * Math.PI * ringing * at) + 0.5 * random.nextGaussian();
            response[i] = Math.min(1, (at + 1) / 4) * StrictMath.exp(-at / 10) * ring;
            energy += response[i] * response[i];
        }
        double factor = Math.sqrt(Dbm0.ratio(-echoReturnLossDb) / energy);
        for (int i = 0; i < response.length; i++) {
            response[i] *= factor;
        }
    }

    int[] echo(int[] sent) {
        int[] echo = new int[sent.length];
        for (int i = delaySamples; i < sent.length; i++) {
            double sum = 0;
            for (int k = 0; k < response.length && i - delaySamples - k >= 0; k++) {
                sum += response[k] * sent[i - delaySamples - k];
            }
            echo[i] = (int) Math.clamp(Math.rint(sum), -32768, 32767);
        }
        return echo;
    }

    /// Through an A-law encoder and decoder.
    static int[] quantised(int[] samples) {
        int[] decoded = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            decoded[i] = G711.A_LAW.decode(G711.A_LAW.encode(samples[i]));
        }
        return decoded;
    }
}
