package tutti.bench.detect;

import tutti.audio.resample.Resampler;
import tutti.bench.signal.Level;

/// From one rate to another.
final class Resampling implements Stage {
    private static final double TOLERANCE_DB = 0.5;

    private final Loop loop;
    private final int[] frame;
    private final int[] resampled;
    private final Resampler resampler;

    /// `signal` has the same level in every frame, and nothing that the lower rate cannot have.
    Resampling(int inputRateHz, int outputRateHz, int[] signal) {
        loop = new Loop(signal, inputRateHz);
        frame = new int[Loop.frameSamples(inputRateHz)];
        resampled = new int[Loop.frameSamples(outputRateHz)];
        resampler = Resampler.between(inputRateHz, outputRateHz);
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            loop.next(frame);
            resampler.resample(frame, 0, frame.length, resampled, 0);
        }
    }

    @Override
    public boolean worked() {
        double gainDb = Level.rmsDbm0(resampled, 0, resampled.length) - Level.rmsDbm0(frame, 0, frame.length);
        return Math.abs(gainDb) < TOLERANCE_DB;
    }
}
