package tutti.bench.quality;

import java.util.Arrays;

/// Levels of a window of about 32 ms in bands as wide as the ear's (Zwicker's critical bands).
///
/// Thread: one. Strict floating point: equal sound gives equal levels on every machine.
final class Spectrum {
    private static final int[] EDGES_HZ = {
        100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400,
        7700, 9500, 12_000, 15_500
    };

    /// Bands more than this below the loudest one of the sound do not count: nobody hears them beside it.
    private static final double RANGE_DB = 50;

    private final int window;
    private final int bands;
    private final int[] edges;
    private final double[] hann;
    private final double[] re;
    private final double[] im;
    private final double[] cosine;
    private final double[] sine;

    Spectrum(int sampleRateHz) {
        window = Integer.highestOneBit(sampleRateHz * 32 / 1000);
        bands = (int) Arrays.stream(EDGES_HZ)
                        .filter(hz -> hz < 0.45 * sampleRateHz)
                        .count()
                - 1;
        edges = new int[bands + 1];
        Arrays.setAll(edges, i -> (int) Math.rint((double) EDGES_HZ[i] * window / sampleRateHz));
        hann = new double[window];
        Arrays.setAll(hann, i -> 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / window));
        re = new double[window];
        im = new double[window];
        cosine = new double[window / 2];
        sine = new double[window / 2];
        Arrays.setAll(cosine, i -> StrictMath.cos(2 * Math.PI * i / window));
        Arrays.setAll(sine, i -> -StrictMath.sin(2 * Math.PI * i / window));
    }

    int windowSamples() {
        return window;
    }

    /// Root mean square of the differences of the bands' levels, in dB, of a window in each signal.
    double distanceDb(int[] spoken, int spokenAt, int[] heard, int heardAt) {
        double[] a = levelsDb(spoken, spokenAt);
        double[] b = levelsDb(heard, heardAt);
        double floor = Math.max(Arrays.stream(a).max().orElse(0), 20) - RANGE_DB;
        double sum = 0;
        for (int band = 0; band < bands; band++) {
            double difference = Math.max(a[band], floor) - Math.max(b[band], floor);
            sum += difference * difference;
        }
        return Math.sqrt(sum / bands);
    }

    /// Spectral flatness of a window: geometric by arithmetic mean of the power of its bins, in dB; 0 for a click, far
    /// below for a buzz.
    double flatnessDb(int[] samples, int at) {
        transform(samples, at);
        double logs = 0;
        double powers = 0;
        int count = edges[bands] - edges[0];
        for (int bin = edges[0]; bin < edges[bands]; bin++) {
            double power = re[bin] * re[bin] + im[bin] * im[bin] + 1;
            logs += StrictMath.log10(power);
            powers += power;
        }
        return 10 * (logs / count - StrictMath.log10(powers / count));
    }

    private double[] levelsDb(int[] samples, int at) {
        transform(samples, at);
        double[] levels = new double[bands];
        for (int band = 0; band < bands; band++) {
            double power = 0;
            for (int bin = edges[band]; bin < edges[band + 1]; bin++) power += re[bin] * re[bin] + im[bin] * im[bin];
            levels[band] = 10 * StrictMath.log10(power / ((double) window * window) + 1);
        }
        return levels;
    }

    private void transform(int[] samples, int at) {
        int shift = Integer.numberOfLeadingZeros(window - 1);
        for (int i = 0; i < window; i++) {
            int from = Integer.reverse(i) >>> shift;
            int index = at + from;
            re[i] = index >= 0 && index < samples.length ? hann[from] * samples[index] : 0;
            im[i] = 0;
        }
        for (int half = 1; half < window; half *= 2) {
            for (int start = 0; start < window; start += 2 * half) butterflies(start, half);
        }
    }

    private void butterflies(int start, int half) {
        int step = window / (2 * half);
        for (int i = 0; i < half; i++) {
            int a = start + i;
            int b = a + half;
            double real = re[b] * cosine[i * step] - im[b] * sine[i * step];
            double imaginary = re[b] * sine[i * step] + im[b] * cosine[i * step];
            re[b] = re[a] - real;
            im[b] = im[a] - imaginary;
            re[a] += real;
            im[a] += imaginary;
        }
    }
}
