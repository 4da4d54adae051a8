package tutti.bench.quality;

import java.util.Arrays;

/// The concealment of ITU-T G.711 Appendix I as its text describes it, at any rate: to be compared with.
///
/// ```
///   first 10 ms  the last period, again and again        gain 1
///   next 10 ms   the last two periods                    gain 1 → 0.8
///   then         the last three periods                  20 % less per 10 ms, silence from 60 ms on
/// ```
/// The period is the lag of 5 to 15 ms at which the last 20 ms are most like what was before. Each loop is joined to
/// itself by an overlap of a quarter period, and so are the loops of different lengths, and what follows the loss (a
/// quarter period and 4 ms more per 10 ms of loss).
final class AppendixI implements Concealing.Filler {
    private static final double SILENT_MILLIS = 60;

    private final double samplesPerMilli;

    AppendixI(int sampleRateHz) {
        samplesPerMilli = sampleRateHz / 1000.0;
    }

    @Override
    public void fill(int[] samples, int from, int to, int frameSamples) {
        int period = period(samples, from);
        int quarter = period / 4;
        int[] history = Arrays.copyOf(samples, from);
        int overlap = quarter + (int) (Math.max(0, (to - from) / samplesPerMilli - 10) * 0.4 * samplesPerMilli);
        overlap = Math.min(Math.min(overlap, frameSamples), (int) (10 * samplesPerMilli));
        for (int i = from; i < to + overlap; i++) {
            int made = (int) Math.rint(made(history, period, i - from) * gain(i - from));
            int after = i - to;
            samples[i] = after < 0 ? made : (made * (overlap - after) + samples[i] * (after + 1)) / (overlap + 1);
        }
    }

    private double gain(int sample) {
        double millis = sample / samplesPerMilli;
        return millis >= SILENT_MILLIS ? 0 : 1 - Math.max(0, millis - 10) * 0.02;
    }

    /// The loop that plays at this sample after the last good one, faded from the shorter one before it.
    private double made(int[] history, int period, int sample) {
        int stage = (int) (10 * samplesPerMilli);
        int periods = Math.min(3, 1 + sample / stage);
        double value = loop(history, period, periods, sample);
        int since = sample - (periods - 1) * stage;
        int quarter = period / 4;
        if (periods == 1 || since >= quarter) return value;
        double former = loop(history, period, periods - 1, sample);
        return (former * (quarter - since) + value * since) / quarter;
    }

    private static double loop(int[] history, int period, int periods, int sample) {
        int length = periods * period;
        int place = sample % length;
        int at = history.length - length + place;
        int quarter = period / 4;
        int intoSeam = place - (length - quarter);
        if (intoSeam < 0) return history[at];
        return (history[at] * (double) (quarter - intoSeam) + history[at - length] * (double) intoSeam) / quarter;
    }

    private int period(int[] samples, int end) {
        int window = (int) (20 * samplesPerMilli);
        int best = (int) (5 * samplesPerMilli);
        double bestLikeness = -2;
        for (int lag = best; lag <= 15 * samplesPerMilli; lag++) {
            double product = 0;
            double energy = 1;
            for (int i = end - window; i < end; i++) {
                product += (double) samples[i] * samples[i - lag];
                energy += (double) samples[i - lag] * samples[i - lag];
            }
            double likeness = product / Math.sqrt(energy);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lag;
            }
        }
        return best;
    }
}
