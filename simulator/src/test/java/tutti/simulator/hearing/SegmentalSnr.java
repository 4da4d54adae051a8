package tutti.simulator.hearing;

/// How near something heard comes to a loop that was spoken: mean over 20 ms segments of the ratio of signal to
/// difference, at the best of all alignments.
final class SegmentalSnr {
    private static final double AUDIBLE_RMS = 50;
    private static final int SEGMENTS_PER_SECOND = 50;

    /// Usual bounds: a single segment shall not decide.
    private static final double SEGMENT_MIN_DB = -10;

    private static final double SEGMENT_MAX_DB = 60;

    private SegmentalSnr() {}

    static double decibels(int[] loop, int[] heard, int rateHz) {
        int shift = alignment(loop, heard);
        int segment = rateHz / SEGMENTS_PER_SECOND;
        double sum = 0;
        int segments = 0;
        for (int from = 0; from + segment <= heard.length; from += segment) {
            double signal = 0;
            double difference = 0;
            for (int i = from; i < from + segment; i++) {
                double spoken = loop[(shift + i) % loop.length];
                signal += spoken * spoken;
                difference += (heard[i] - spoken) * (heard[i] - spoken);
            }
            if (signal < segment * AUDIBLE_RMS * AUDIBLE_RMS) continue;
            sum += Math.clamp(10 * Math.log10(signal / Math.max(1, difference)), SEGMENT_MIN_DB, SEGMENT_MAX_DB);
            segments++;
        }
        return sum / segments;
    }

    private static int alignment(int[] loop, int[] heard) {
        double best = Double.NEGATIVE_INFINITY;
        int found = 0;
        for (int shift = 0; shift < loop.length; shift++) {
            double correlation = 0;
            for (int i = 0; i < heard.length; i += 3)
                correlation += (double) heard[i] * loop[(shift + i) % loop.length];
            if (correlation > best) {
                best = correlation;
                found = shift;
            }
        }
        return found;
    }
}
