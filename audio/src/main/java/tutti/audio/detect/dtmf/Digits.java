package tutti.audio.detect.dtmf;

/// The eight frequencies and sixteen digits. Source: ITU-T Q.23.
///
/// Tones 0…3 are the low group, 4…7 the high group; a digit is a low tone and a high one.
final class Digits {
    static final int TONES_PER_GROUP = 4;
    static final int TONES = 2 * TONES_PER_GROUP;

    private static final int[] FREQUENCIES_HZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";

    private Digits() {}

    static int frequencyHz(int tone) {
        return FREQUENCIES_HZ[tone];
    }

    static double turnPerSample(int tone) {
        return 2 * Math.PI * FREQUENCIES_HZ[tone] / Hops.SAMPLE_RATE_HZ;
    }

    /// The digit of a low tone 0…3 and a high tone 4…7.
    static char key(int low, int high) {
        return KEYS.charAt(low * TONES_PER_GROUP + high - TONES_PER_GROUP);
    }
}
