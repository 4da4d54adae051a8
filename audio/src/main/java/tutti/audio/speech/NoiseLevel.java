package tutti.audio.speech;

import java.util.Arrays;

/// The noise of a line: the lowest energy of the last seconds.
///
/// ```
///   block energies   ▂▇▆▂▁▁▂▇▇▃▁▁…     10 ms each
///   mean of four      ▅▅▄▂▁▂▄▆▅▃▁      so that one quiet moment inside a vowel is no pause
///   lowest of each half second, ten of them kept; the lowest of all is the noise
/// ```
/// It falls within 40 ms of a pause, so the word after a pause is always judged by the true noise; it rises when
/// nothing lower was seen for 4.5 to 5 s, in which time speech has a pause of 40 ms. A new line begins with
/// 2 s at the lowest possible noise: rather noise that is heard than a greeting that is not.
final class NoiseLevel {
    private static final int SMOOTHED_BLOCKS = 4;
    private static final int WINDOW_BLOCKS = 50;
    private static final int WINDOWS = 10;
    private static final int START_WINDOWS = 4;
    /// The lowest of some hundred means of 40 ms lies below the mean of all: by 0.8 dB when the noise is white, by
    /// 2 when it has the spectrum of a room.
    private static final double LOWEST_TO_MEAN = 1.25;

    private final double[] recent = new double[SMOOTHED_BLOCKS];
    private final double[] lowest = new double[WINDOWS];
    private int recentIndex;
    private int recentCount;
    private int window;
    private int windowBlocks;
    private double current = Double.POSITIVE_INFINITY;

    NoiseLevel() {
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(lowest, 0, START_WINDOWS, 0);
    }

    /// The mean square of the next 10 ms.
    void add(double meanSquare) {
        recent[recentIndex] = meanSquare;
        recentIndex = (recentIndex + 1) % SMOOTHED_BLOCKS;
        recentCount = Math.min(recentCount + 1, SMOOTHED_BLOCKS);
        if (recentCount == SMOOTHED_BLOCKS) {
            current = Math.min(current, (recent[0] + recent[1] + recent[2] + recent[3]) / SMOOTHED_BLOCKS);
        }
        if (++windowBlocks == WINDOW_BLOCKS) {
            lowest[window] = current;
            window = (window + 1) % WINDOWS;
            windowBlocks = 0;
            current = Double.POSITIVE_INFINITY;
        }
    }

    /// The mean square of the noise.
    double meanSquare() {
        double least = current;
        for (int i = 0; i < WINDOWS; i++) {
            least = Math.min(least, lowest[i]);
        }
        return LOWEST_TO_MEAN * least;
    }
}
