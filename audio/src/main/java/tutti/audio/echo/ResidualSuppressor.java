package tutti.audio.echo;

import java.util.random.RandomGenerator;
import tutti.audio.level.Dbm0;

/// Takes away what cancellation leaves of an echo, while the far end is heard and the near end is not.
///
/// ```
///   block below the threshold, far end heard ─► fade to silence or noise, 5 ms ─► stays so
///   block above it, or far end silent ────────► fade to the signal, 5 ms ───────► stays for 200 ms
/// ```
/// The noise has the level of the near end's softest moments. It is drawn once and read from places that are
/// drawn, so a block costs no generator call per sample.
final class ResidualSuppressor {
    private static final int OPEN_BLOCKS = 20;
    private static final int FADES_PER_BLOCK = 2;
    private static final int NOISE_SAMPLES = 2048;
    private static final double NOISE_AT_START = Dbm0.meanSquare(-65);
    private static final double NOISE_RISE = Dbm0.ratio(0.02);
    private static final double NOISE_FALL = 0.2;

    private final ResidualMode mode;
    private final double threshold;
    private final int blockSamples;
    private final int fadeSamples;
    private final RandomGenerator random;
    private final float[] noise = new float[NOISE_SAMPLES];
    private double noiseMeanSquare = NOISE_AT_START;
    private int openBlocks = OPEN_BLOCKS;
    private boolean suppressed;

    ResidualSuppressor(EchoSettings settings, int blockSamples, RandomGenerator random) {
        mode = settings.residual();
        threshold = Dbm0.meanSquare(settings.residualThresholdDbm0());
        this.blockSamples = blockSamples;
        fadeSamples = blockSamples / FADES_PER_BLOCK;
        this.random = random;
        for (int i = 0; i < NOISE_SAMPLES; i++) {
            noise[i] = (float) random.nextGaussian();
        }
    }

    boolean isSuppressing() {
        return suppressed;
    }

    /// Treats one block in place; `meanSquare` is its own.
    void apply(int[] samples, int offset, double meanSquare, boolean farHeard) {
        learnNoise(meanSquare);
        if (mode == ResidualMode.NONE) {
            return;
        }
        openBlocks = !farHeard || meanSquare >= threshold ? OPEN_BLOCKS : openBlocks - 1;
        boolean wasSuppressed = suppressed;
        suppressed = openBlocks <= 0;
        openBlocks = Math.max(0, openBlocks);
        if (suppressed || wasSuppressed) {
            replace(samples, offset, wasSuppressed, suppressed);
        }
    }

    private void learnNoise(double meanSquare) {
        if (meanSquare < noiseMeanSquare) {
            noiseMeanSquare += NOISE_FALL * (meanSquare - noiseMeanSquare);
        } else {
            noiseMeanSquare = Math.min(threshold, noiseMeanSquare * NOISE_RISE);
        }
    }

    private void replace(int[] samples, int offset, boolean from, boolean to) {
        float rms = mode == ResidualMode.COMFORT_NOISE ? (float) Math.sqrt(noiseMeanSquare) : 0;
        int place = random.nextInt(NOISE_SAMPLES - blockSamples);
        float share = from ? 1 : 0;
        float step = ((to ? 1 : 0) - share) / fadeSamples;
        for (int i = 0; i < blockSamples; i++) {
            float replaced = share + step * Math.min(i + 1, fadeSamples);
            float value = samples[offset + i] * (1 - replaced) + rms * noise[place + i] * replaced;
            samples[offset + i] = Math.round(value);
        }
    }
}
