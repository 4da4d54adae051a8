package tutti.bench.sound;

import java.util.Arrays;
import java.util.Random;
import tutti.audio.resample.Resampler;

/// What a resampler does to each frequency, from its impulse responses alone.
///
/// It is a low-pass filter on a grid that both rates share: an impulse at input sample `n` shows every tap of it that
/// lies `m·down − n·up` from there.
///
/// ```
///   (impulse + noise) ─► resampler ─┐
///   (noise − impulse) ─► resampler ( − ) ─► twice the taps, and what rounding did
/// ```
/// The outputs are whole numbers, so taps below half a unit would vanish; over many different noises, which cancel,
/// rounding averages out to 100 dB below.
final class MagnitudeResponse {
    private static final int PAIRS = 1024;
    private static final int IMPULSE = 16_000;
    private static final int NOISE_PEAK = 2_000;
    private static final long SEED = 3;

    private final double[] taps;
    private final double gridHz;

    /// One of the rates is a multiple of the other.
    MagnitudeResponse(int inputRateHz, int outputRateHz) {
        int lowerHz = Math.min(inputRateHz, outputRateHz);
        int up = outputRateHz / lowerHz;
        int down = inputRateHz / lowerHz;
        gridHz = Math.max(inputRateHz, outputRateHz);
        Resampler resampler = Resampler.between(inputRateHz, outputRateHz);
        int inputs = inputRateHz / 100;
        taps = new double[inputs * up];
        for (int at = 0; at < down; at++) {
            double[] response = response(resampler, at, inputs);
            for (int m = 0; m < response.length; m++) {
                int tap = m * down - at * up;
                if (tap >= 0) taps[tap] = response[m];
            }
        }
        double sum = Arrays.stream(taps).sum();
        for (int i = 0; i < taps.length; i++) taps[i] /= sum;
    }

    /// Of `inputs` samples after equally many of noise alone: an impulse right at the beginning would meet filters full
    /// of silence, and no noise at its first taps.
    private static double[] response(Resampler resampler, int at, int inputs) {
        Random random = new Random(SEED + at);
        int[] noise = new int[2 * inputs];
        double[] response = new double[resampler.outputCount(inputs)];
        for (int pair = 0; pair < PAIRS; pair++) {
            for (int i = 0; i < noise.length; i++) noise[i] = random.nextInt(-NOISE_PEAK, NOISE_PEAK + 1);
            int[] above = resampled(resampler, noise, inputs + at, IMPULSE);
            int[] below = resampled(resampler, noise, inputs + at, -IMPULSE);
            for (int m = 0; m < response.length; m++) {
                response[m] += (above[response.length + m] - below[response.length + m]) / (2.0 * IMPULSE * PAIRS);
            }
        }
        return response;
    }

    private static int[] resampled(Resampler resampler, int[] noise, int at, int impulse) {
        int[] input = noise.clone();
        input[at] += impulse;
        resampler.reset();
        int[] output = new int[resampler.outputCount(input.length)];
        resampler.resample(input, 0, input.length, output, 0);
        return output;
    }

    /// Gain at a frequency below half of the higher rate; -140 dB is the least.
    double gainDb(double frequencyHz) {
        double turn = 2 * Math.PI * frequencyHz / gridHz;
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < taps.length; i++) {
            real += taps[i] * StrictMath.cos(turn * i);
            imaginary += taps[i] * StrictMath.sin(turn * i);
        }
        return 10 * StrictMath.log10(real * real + imaginary * imaginary + 1e-14);
    }
}
