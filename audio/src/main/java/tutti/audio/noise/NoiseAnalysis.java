package tutti.audio.noise;

import tutti.audio.level.LevelMeter;

/// Describes the noise of a line for a silence descriptor: mean power and mean autocorrelation of its frames, newer
/// ones counting more, and the reflection coefficients that follow from them.
///
/// Give it frames in which nobody speaks. Thread: its owner's. Allocates nothing after construction.
/// Source: RFC 3389 §4; N. Levinson and J. Durbin's recursion, as in ITU-T G.711 Appendix II.
public final class NoiseAnalysis {
    /// Share of the newest frame: the last eight or so are what is described.
    private static final double NEWEST_SHARE = 1 / 8.0;

    /// As if white noise 40 dB below had been added: keeps a hum from making the filter ring.
    private static final double WHITENING = 1.0001;

    private final int order;
    private final double[] correlations;
    private final double[] predictor = new double[NoiseDescription.ORDER_MAX + 1];
    private final double[] previous = new double[NoiseDescription.ORDER_MAX + 1];
    private int frames;

    /// `order` coefficients will be described, 0…[NoiseDescription#ORDER_MAX]; an `IllegalArgumentException` otherwise.
    public NoiseAnalysis(int order) {
        if (order < 0 || order > NoiseDescription.ORDER_MAX) {
            throw new IllegalArgumentException(
                    "Noise is described by 0 to " + NoiseDescription.ORDER_MAX + " coefficients, not " + order);
        }
        this.order = order;
        correlations = new double[order + 1];
    }

    /// Forgets all frames.
    public void reset() {
        frames = 0;
    }

    /// Takes the frame `samples[offset…offset+count)` of 16-bit values, longer than the order.
    public void add(int[] samples, int offset, int count) {
        frames = Math.min(frames + 1, Integer.MAX_VALUE - 1);
        double share = Math.max(1.0 / frames, NEWEST_SHARE);
        for (int lag = 0; lag <= order; lag++) {
            correlations[lag] += (correlation(samples, offset, count, lag) - correlations[lag]) * share;
        }
    }

    private static double correlation(int[] samples, int offset, int count, int lag) {
        long sum = 0;
        for (int i = offset + lag; i < offset + count; i++) {
            sum += (long) samples[i] * samples[i - lag];
        }
        return (double) sum / count;
    }

    /// Writes what was heard into `description`; silence if no frame was added.
    public void describe(NoiseDescription description) {
        double power = frames == 0 ? 0 : correlations[0];
        description.begin(levelDbov(power));
        double error = power * WHITENING;
        if (error <= 0) {
            return;
        }
        predictor[0] = 1;
        for (int i = 1; i <= order; i++) {
            double reflection = -residual(i) / error;
            lengthen(i, reflection);
            description.append(reflection);
            error *= 1 - reflection * reflection;
        }
    }

    private double residual(int i) {
        double sum = 0;
        for (int j = 0; j < i; j++) {
            sum += predictor[j] * correlations[i - j];
        }
        return sum;
    }

    private void lengthen(int i, double reflection) {
        System.arraycopy(predictor, 0, previous, 0, i);
        previous[i] = 0;
        for (int j = 1; j <= i; j++) {
            predictor[j] = previous[j] + reflection * previous[i - j];
        }
    }

    private static double levelDbov(double meanSquare) {
        double dbov = 10 * StrictMath.log10(Math.max(meanSquare, 1e-9) / (32768.0 * 32768.0));
        return Math.max(LevelMeter.FLOOR_DBOV, dbov);
    }
}
