package tutti.server.encoding;

/// How far what a listener heard differs from what an encoder of his own would have given him, in windows of 40 ms.
///
/// @param soundingWindows those in which the mix is louder than [#PAUSE_DBOV]
/// @param disturbedWindows those of them in which the two differ at all
/// @param errorAboveNoiseDb the most by which the difference exceeds what the codec itself spoils, while it sounds
/// @param errorBelowSoundDb the least by which the difference lies below the sound
/// @param pauseErrorDbov the loudest difference in a pause
record Disturbance(
        int soundingWindows,
        int disturbedWindows,
        double errorAboveNoiseDb,
        double errorBelowSoundDb,
        double pauseErrorDbov) {
    static final double PAUSE_DBOV = -45;

    private static final double FULL_SCALE = 32_768;
    private static final int WINDOWS_PER_SECOND = 25;

    static Disturbance of(int[] mixed, int[] heard, int[] undisturbed, int count, int rateHz) {
        int window = rateHz / WINDOWS_PER_SECOND;
        int delay = delay(mixed, undisturbed, count, rateHz);
        int sounding = 0;
        int disturbed = 0;
        double aboveNoise = Double.NEGATIVE_INFINITY;
        double belowSound = Double.POSITIVE_INFINITY;
        double pause = Double.NEGATIVE_INFINITY;
        for (int at = delay; at + window <= count; at += window) {
            double soundDbov = dbov(mixed, at - delay, mixed, at - delay, false, window);
            double errorDbov = dbov(heard, at, undisturbed, at, true, window);
            double noiseDbov = dbov(undisturbed, at, mixed, at - delay, true, window);
            if (soundDbov < PAUSE_DBOV) {
                pause = Math.max(pause, errorDbov);
                continue;
            }
            sounding++;
            if (errorDbov > -120) disturbed++;
            aboveNoise = Math.max(aboveNoise, errorDbov - noiseDbov);
            belowSound = Math.min(belowSound, soundDbov - errorDbov);
        }
        return new Disturbance(sounding, disturbed, aboveNoise, belowSound, pause);
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

    /// Level of `a`, less `b` if `difference`.
    private static double dbov(int[] a, int aFrom, int[] b, int bFrom, boolean difference, int count) {
        double energy = 0;
        for (int i = 0; i < count; i++) {
            double value = a[aFrom + i] - (difference ? b[bFrom + i] : 0);
            energy += value * value;
        }
        return 10 * Math.log10(Math.max(energy / count, 1e-9) / FULL_SCALE / FULL_SCALE);
    }
}
