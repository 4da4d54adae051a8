package tutti.server.encoding;

/// How much noisier what a listener heard is than what an encoder of his own would have given him, in windows of 20 ms:
/// that of a frame in which something clicks.
///
/// @param soundingWindows those in which the mix is louder than [#PAUSE_DBOV]
/// @param otherWindows those of them in which the two differ at all: it was not the same encoder
/// @param moreNoiseDb how much more noise there is in all while it sounds; negative for less
/// @param worstMoreNoiseDb the same in the worst window of those whose noise is not [#MASKED] by the sound
/// @param tickDbov the loudest window of a pause that is louder than his own encoder would have made it, by [#TICK_DB]
record Disturbance(
        int soundingWindows, int otherWindows, double moreNoiseDb, double worstMoreNoiseDb, double tickDbov) {
    static final double PAUSE_DBOV = -45;
    static final double TICK_DB = 3;

    /// Energy against that of the sound in the same 20 ms: 20 dB below.
    static final double MASKED = 0.01;

    private static final double FULL_SCALE = 32_768;
    private static final int WINDOWS_PER_SECOND = 50;

    /// `heard` and `undisturbed` are what came of `mixed`, later by what the codec delays.
    static Disturbance of(int[] mixed, int[] heard, int[] undisturbed, int count, int rateHz) {
        int window = rateHz / WINDOWS_PER_SECOND;
        int delay = delay(mixed, undisturbed, count, rateHz);
        int sounding = 0;
        int other = 0;
        double noise = 0;
        double ownNoise = 0;
        double worst = Double.NEGATIVE_INFINITY;
        double tick = Double.NEGATIVE_INFINITY;
        for (int at = delay; at + window <= count; at += window) {
            double difference = energy(heard, at, undisturbed, at, window);
            if (dbov(energy(mixed, at - delay, window), window) < PAUSE_DBOV) {
                double heardDbov = dbov(energy(heard, at, window), window);
                boolean louder = heardDbov > dbov(energy(undisturbed, at, window), window) + TICK_DB;
                if (louder) tick = Math.max(tick, heardDbov);
                continue;
            }
            double windowNoise = energy(heard, at, mixed, at - delay, window);
            double windowOwnNoise = energy(undisturbed, at, mixed, at - delay, window);
            boolean masked = windowNoise < MASKED * energy(mixed, at - delay, window);
            if (!masked) worst = Math.max(worst, 10 * Math.log10(windowNoise / windowOwnNoise));
            noise += windowNoise;
            ownNoise += windowOwnNoise;
            sounding++;
            if (difference > 0) other++;
        }
        return new Disturbance(sounding, other, 10 * Math.log10(noise / ownNoise), worst, tick);
    }

    /// By which the codec delays: where what comes out resembles most what went in.
    private static int delay(int[] mixed, int[] coded, int count, int rateHz) {
        double best = Double.NEGATIVE_INFINITY;
        int found = 0;
        for (int delay = 0; delay < rateHz / 80; delay++) {
            double sum = 0;
            for (int i = delay; i < Math.min(count, 5 * rateHz); i++) sum += (double) coded[i] * mixed[i - delay];
            if (sum > best) {
                best = sum;
                found = delay;
            }
        }
        return found;
    }

    private static double energy(int[] samples, int from, int count) {
        double energy = 0;
        for (int i = from; i < from + count; i++) energy += (double) samples[i] * samples[i];
        return energy;
    }

    private static double energy(int[] a, int aFrom, int[] lessB, int bFrom, int count) {
        double energy = 0;
        for (int i = 0; i < count; i++) {
            double difference = a[aFrom + i] - lessB[bFrom + i];
            energy += difference * difference;
        }
        return energy;
    }

    private static double dbov(double energy, int count) {
        return 10 * Math.log10(Math.max(energy / count, 1e-9) / FULL_SCALE / FULL_SCALE);
    }
}
