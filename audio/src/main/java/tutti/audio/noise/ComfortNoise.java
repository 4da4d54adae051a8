package tutti.audio.noise;

import java.util.random.RandomGenerator;

/// Makes noise of a described level and spectrum.
///
/// ```
///   random, variance 1 ──► lattice of up to ten rotations ──► variance 1, coloured ──► level ──► 16 bits
///                                     ▲ glides, 1 ms at a time                          ▲ glides, each sample
/// ```
///
/// The lattice is normalised: each stage rotates a pair of numbers of variance 1, by whatever angle, so it neither
/// gains nor loses energy while its coefficients change. A new description therefore moves the sound over in 20 ms
/// without a click or a bump. The first, and the first after a [#reset()], is in force at once: the lattice begins
/// with the random state that it would have had for ever.
///
/// Level within 1 dB from 0 to -85 dBov for as long as nothing clips. Thread: its owner's. Allocates nothing after
/// construction; the same seed makes the same noise. Source: RFC 3389 §4; A. H. Gray and J. D. Markel, "A
/// normalized digital filter structure", IEEE Trans. ASSP-23 (1975).
public final class ComfortNoise {
    private static final int GLIDE_BLOCKS = 20;
    private static final int BLOCKS_PER_SECOND = 1000;
    private static final double FULL_SCALE = 32768;
    private static final double[] GAINS = new double[128];

    static {
        for (int minusDbov = 0; minusDbov < GAINS.length; minusDbov++) {
            GAINS[minusDbov] = FULL_SCALE * StrictMath.pow(10, -minusDbov / 20.0);
        }
    }

    /// Makes a variance of 1 of all the values of an `int`.
    private static final double UNIT_VARIANCE = Math.sqrt(3) / (1L << 31);

    private final RandomGenerator random;
    private final int blockSamples;
    private final double[] targets = new double[NoiseDescription.ORDER_MAX];
    private final double[] sines = new double[NoiseDescription.ORDER_MAX];
    private final double[] cosines = new double[NoiseDescription.ORDER_MAX];
    private final double[] delayed = new double[NoiseDescription.ORDER_MAX + 1];
    private int order;
    private int targetOrder;
    private double gain;
    private double targetGain;
    private int glideBlocks;
    private boolean described;

    /// `sampleRateHz` of what is made: a multiple of 1000.
    public ComfortNoise(int sampleRateHz, RandomGenerator random) {
        if (sampleRateHz <= 0 || sampleRateHz % BLOCKS_PER_SECOND != 0) {
            throw new IllegalArgumentException(
                    "Noise cannot be made at " + sampleRateHz + " Hz: give 8000, 16000 or 48000");
        }
        this.random = random;
        blockSamples = sampleRateHz / BLOCKS_PER_SECOND;
        reset();
    }

    /// Silence until the next description.
    public void reset() {
        described = false;
        gain = 0;
        targetGain = 0;
        order = 0;
        targetOrder = 0;
        glideBlocks = 0;
    }

    /// What the noise shall be like from the next sample on. The description is copied; its level
    /// counts in whole decibels, as it does in a descriptor.
    public void describe(NoiseDescription description) {
        targetGain = GAINS[(int) -Math.rint(description.levelDbov())];
        targetOrder = description.order();
        for (int i = 0; i < targets.length; i++) {
            targets[i] = description.reflection(i);
        }
        order = Math.max(order, targetOrder);
        glideBlocks = GLIDE_BLOCKS;
        if (!described) {
            described = true;
            begin();
        }
    }

    private void begin() {
        gain = targetGain;
        glideBlocks = 1;
        for (int i = 0; i < delayed.length; i++) {
            delayed[i] = random.nextInt() * UNIT_VARIANCE;
        }
        glide();
    }

    /// Writes 16-bit values to `samples[offset…offset+count)`; zeros if nothing was described.
    public void generate(int[] samples, int offset, int count) {
        for (int done = 0; done < count; done += blockSamples) {
            int block = Math.min(blockSamples, count - done);
            double from = gain;
            if (glideBlocks > 0) {
                glide();
            }
            double step = (gain - from) / block;
            for (int i = 0; i < block; i++) {
                double sample = (from + step * (i + 1)) * next();
                samples[offset + done + i] = (int) Math.clamp(Math.rint(sample), -32768, 32767);
            }
        }
    }

    private void glide() {
        double share = 1.0 / glideBlocks;
        gain += (targetGain - gain) * share;
        for (int i = 0; i < sines.length; i++) {
            sines[i] += (targets[i] - sines[i]) * share;
            cosines[i] = Math.sqrt(1 - sines[i] * sines[i]);
        }
        glideBlocks--;
        order = glideBlocks == 0 ? targetOrder : order;
    }

    private double next() {
        double forward = random.nextInt() * UNIT_VARIANCE;
        for (int i = order - 1; i >= 0; i--) {
            double backward = delayed[i];
            delayed[i + 1] = sines[i] * forward + cosines[i] * backward;
            forward = cosines[i] * forward - sines[i] * backward;
        }
        delayed[0] = forward;
        return forward;
    }
}
