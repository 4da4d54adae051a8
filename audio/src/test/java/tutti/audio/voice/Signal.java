package tutti.audio.voice;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;
import tutti.audio.level.SpeechLevel;

/// Makes, scales, adds and measures signals.
public final class Signal {
    private Signal() {}

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static int[] whiteNoise(int samples, double levelDbm0, long seed) {
        RandomGenerator random = random(seed);
        double rms = Math.sqrt(Dbm0.meanSquare(levelDbm0));
        int[] noise = new int[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = clip(rms * random.nextGaussian());
        }
        return noise;
    }

    /// Noise whose spectrum falls towards high frequencies, as that of rooms does.
    public static int[] roomNoise(int samples, double levelDbm0, long seed) {
        RandomGenerator random = random(seed);
        double[] noise = new double[samples];
        double last = 0;
        for (int i = 0; i < samples; i++) {
            last = 0.8 * last + random.nextGaussian();
            noise[i] = last;
        }
        return scaled(noise, levelDbm0);
    }

    public static int[] tone(int samples, int sampleRateHz, double frequencyHz, double levelDbm0) {
        double peak = Math.sqrt(2 * Dbm0.meanSquare(levelDbm0));
        int[] tone = new int[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = clip(peak * StrictMath.sin(2 * Math.PI * frequencyHz * i / sampleRateHz));
        }
        return tone;
    }

    /// To this RMS level over all.
    public static int[] scaled(double[] signal, double levelDbm0) {
        double sum = 0;
        for (double sample : signal) {
            sum += sample * sample;
        }
        double factor = Math.sqrt(Dbm0.meanSquare(levelDbm0) * signal.length / sum);
        int[] samples = new int[signal.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = clip(factor * signal[i]);
        }
        return samples;
    }

    /// To this active speech level.
    public static int[] atActiveLevel(int[] speech, int sampleRateHz, double levelDbm0) {
        return amplified(speech, levelDbm0 - activeLevelDbm0(speech, 0, speech.length, sampleRateHz));
    }

    public static int[] amplified(int[] signal, double gainDb) {
        double factor = Math.sqrt(Dbm0.ratio(gainDb));
        int[] samples = new int[signal.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = clip(factor * signal[i]);
        }
        return samples;
    }

    public static double activeLevelDbm0(int[] speech, int from, int to, int sampleRateHz) {
        SpeechLevel level = new SpeechLevel(sampleRateHz);
        level.add(speech, from, to - from);
        return level.activeLevelDbm0();
    }

    public static double levelDbm0(int[] samples, int from, int to) {
        return LevelMeter.rmsDbov(samples, from, to - from) - LevelMeter.ZERO_DBM0_DBOV;
    }

    public static int[] plus(int[] a, int[] b) {
        int[] sum = new int[Math.min(a.length, b.length)];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = clip(a[i] + b[i]);
        }
        return sum;
    }

    public static int[] concatenated(int[] a, int[] b) {
        int[] all = new int[a.length + b.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    static int clip(double value) {
        return (int) Math.clamp(Math.rint(value), -32768, 32767);
    }
}
