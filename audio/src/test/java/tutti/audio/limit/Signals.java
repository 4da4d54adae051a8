package tutti.audio.limit;

import static org.assertj.core.api.Assertions.assertThat;

/// Sums to limit, and what must hold for every limited sum.
final class Signals {
    private Signals() {}

    static int[] sine(int seconds, int rateHz, double frequencyHz, double peak) {
        int[] sum = new int[seconds * rateHz];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (int) Math.round(peak * StrictMath.sin(2 * Math.PI * frequencyHz * i / rateHz));
        }
        return sum;
    }

    static int[] plus(int[] a, int[] b) {
        int[] sum = new int[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    static int[] limited(int[] sum, int frameSamples) {
        int[] samples = new int[sum.length];
        int[] in = new int[frameSamples];
        int[] out = new int[frameSamples];
        int state = Limiter.UNITY;
        for (int at = 0; at < sum.length; at += frameSamples) {
            System.arraycopy(sum, at, in, 0, frameSamples);
            state = Limiter.limit(in, out, frameSamples, state);
            System.arraycopy(out, 0, samples, at, frameSamples);
        }
        return samples;
    }

    static void assertFitsAndKeepsSigns(int[] sum, int[] samples) {
        for (int i = 0; i < sum.length; i++) {
            if (samples[i] < -32_768 || samples[i] > 32_767 || Math.signum(sum[i]) * samples[i] < 0) {
                assertThat(samples[i]).as("sample %d of sum %d", i, sum[i]).isBetween(-32_768, 32_767);
                assertThat((long) sum[i] * samples[i])
                        .as("sign of sample %d", i)
                        .isNotNegative();
            }
        }
    }

    /// Power of what is not a scaled copy of `sum` in `samples[from…to)`, against the copy, in dB.
    static double residueDb(int[] sum, int[] samples, int from, int to) {
        double cross = 0;
        double power = 0;
        for (int i = from; i < to; i++) {
            cross += (double) sum[i] * samples[i];
            power += (double) sum[i] * sum[i];
        }
        double gain = cross / power;
        double residue = 0;
        for (int i = from; i < to; i++) {
            double error = samples[i] - gain * sum[i];
            residue += error * error;
        }
        return 10 * Math.log10(residue / (gain * gain * power));
    }
}
