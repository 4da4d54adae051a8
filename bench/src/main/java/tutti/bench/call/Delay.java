package tutti.bench.call;

import java.util.List;

/// What the server added to the delay of single words at single ears, in milliseconds; all 0 if none was heard.
///
/// @param words how many were heard
/// @param missed how many were said and not heard
/// @param direct what a call without a server takes from mouth to ear, beyond the length of a packet: the
/// callers' own codec and resampling, taken off already
record Delay(double min, double median, double p99, double max, int words, int missed, double direct) {
    static Delay of(List<Double> millis, int missed, double direct) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) return new Delay(0, 0, 0, 0, 0, missed, direct);
        return new Delay(
                sorted[0],
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.99 * sorted.length) - 1],
                sorted[sorted.length - 1],
                sorted.length,
                missed,
                direct);
    }
}
