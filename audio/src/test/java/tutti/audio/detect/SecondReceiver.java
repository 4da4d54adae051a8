package tutti.audio.detect;

/// Another DTMF receiver, of another design and as sensitive as Q.24 allows: one Goertzel filter per tone over 10 ms
/// every 2.5 ms, at 8 kHz. It takes what lasts 23 ms or more, in the midst of other sound too.
final class SecondReceiver {
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] HZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final int WINDOW = 80;
    private static final int HOP = 20;

    /// A tone of 23 ms fills six windows, and half of two before and two after.
    private static final int HITS_MIN = 10;

    private static final double LEVEL_MIN = 22_827 * Math.pow(10, -40 / 20.0);
    private static final double GROUP_MARGIN = 2;
    private static final double PART_MIN = 0.5;

    private SecondReceiver() {}

    static String digits(int[] samples) {
        StringBuilder digits = new StringBuilder();
        char run = ' ';
        int hits = 0;
        for (int from = 0; from + WINDOW <= samples.length; from += HOP) {
            char key = key(samples, from);
            hits = key != ' ' && key == run ? hits + 1 : 1;
            run = key;
            if (key != ' ' && hits == HITS_MIN) digits.append(key);
        }
        return digits.toString();
    }

    private static char key(int[] samples, int from) {
        double[] peak = new double[HZ.length];
        for (int i = 0; i < HZ.length; i++) peak[i] = peak(samples, from, HZ[i]);
        int low = strongest(peak, 0);
        int high = strongest(peak, 4);
        double energy = 0;
        for (int i = from; i < from + WINDOW; i++) energy += (double) samples[i] * samples[i];
        double tones = (peak[low] * peak[low] + peak[high] * peak[high]) * WINDOW / 2;
        boolean clear = stands(peak, low, 0) && stands(peak, high, 4);
        boolean loud = Math.min(peak[low], peak[high]) >= LEVEL_MIN;
        return clear && loud && tones >= PART_MIN * energy ? KEYS.charAt(low * 4 + high - 4) : ' ';
    }

    private static double peak(int[] samples, int from, double hz) {
        double c = 2 * Math.cos(2 * Math.PI * hz / 8000);
        double s1 = 0;
        double s2 = 0;
        for (int i = from; i < from + WINDOW; i++) {
            double s = samples[i] + c * s1 - s2;
            s2 = s1;
            s1 = s;
        }
        return 2.0 / WINDOW * Math.sqrt(Math.max(0, s1 * s1 + s2 * s2 - c * s1 * s2));
    }

    private static int strongest(double[] peak, int group) {
        int best = group;
        for (int i = group; i < group + 4; i++) if (peak[i] > peak[best]) best = i;
        return best;
    }

    private static boolean stands(double[] peak, int tone, int group) {
        for (int i = group; i < group + 4; i++) {
            if (Math.abs(i - tone) > 1 && peak[i] * GROUP_MARGIN > peak[tone]) return false;
        }
        return true;
    }
}
