package tutti.bench.sound;

import java.util.Arrays;
import tutti.bench.signal.Level;

/// A signal, frame by frame, at 8 kHz in 20 ms.
final class Frames {
    static final int RATE_HZ = 8000;
    static final int FRAME_SAMPLES = 160;
    static final double FRAME_SECONDS = 0.02;

    private Frames() {}

    /// What is done to a frame, in place.
    interface Treatment {
        void process(int[] frame, int number);
    }

    /// What becomes of all whole frames of `samples`.
    static int[] through(Treatment treatment, int[] samples) {
        int[] result = Arrays.copyOf(samples, samples.length / FRAME_SAMPLES * FRAME_SAMPLES);
        int[] frame = new int[FRAME_SAMPLES];
        for (int number = 0; number < result.length / FRAME_SAMPLES; number++) {
            System.arraycopy(result, number * FRAME_SAMPLES, frame, 0, FRAME_SAMPLES);
            treatment.process(frame, number);
            System.arraycopy(frame, 0, result, number * FRAME_SAMPLES, FRAME_SAMPLES);
        }
        return result;
    }

    /// RMS levels in dBm0 of windows of `windowSamples`, one after the other.
    static double[] levelsDbm0(int[] samples, int windowSamples) {
        double[] levels = new double[samples.length / windowSamples];
        Arrays.setAll(levels, i -> Level.rmsDbm0(samples, i * windowSamples, (i + 1) * windowSamples));
        return levels;
    }

    /// The middles of `count` windows, `step` apart.
    static double[] middles(int count, double step) {
        double[] middles = new double[count];
        Arrays.setAll(middles, i -> (i + 0.5) * step);
        return middles;
    }
}
