package tutti.simulator.script.source;

import java.util.random.RandomGenerator;
import tutti.engine.FrameSource;

/// White noise of evenly distributed samples.
final class NoiseSource implements FrameSource {
    private static final double FULL_SCALE = 32_768;
    private static final double PEAK_TO_RMS = StrictMath.sqrt(3);

    private final RandomGenerator random;
    private final int peak;

    NoiseSource(double levelDbov, RandomGenerator random) {
        this.random = random;
        peak = (int) StrictMath.rint(FULL_SCALE * PEAK_TO_RMS * StrictMath.pow(10, levelDbov / 20));
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        for (int i = 0; i < count; i++) samples[i] = random.nextInt(-peak, peak + 1);
        return true;
    }
}
