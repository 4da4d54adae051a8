package tutti.bench.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tutti.audio.level.Dbm0;

/// How somebody dials: levels and offsets of the tones, how long they last, how noisy the line is.
///
/// `lowOffset` and `highOffset` are fractions of the frequencies: 0.018 is 1.8 % too high. `noiseDbm0` is that of white
/// noise over the whole band. Source: ITU-T Q.23 for the frequencies.
public record Dialling(
        double lowDbm0, double highDbm0, double lowOffset, double highOffset, double onMillis, double noiseDbm0) {
    /// Row by row, as on a telephone.
    public static final String KEYS = "123A456B789C*0#D";

    /// -10 dBm0 each, exact, 50 ms, no noise.
    public static final Dialling DEFAULT = new Dialling(-10, -10, 0, 0, 50, Dbm0.FLOOR_DBM0);

    private static final int[] LOW_HZ = {697, 770, 852, 941};
    private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};
    private static final double PAUSE_MILLIS = 50;

    /// More, so that a digit may begin anywhere in a frame of 20 ms.
    private static final double ANY_PHASE_MILLIS = 20;

    /// One of the digits: `key` from `fromSample` on, for `samples`.
    public record Digit(char key, int fromSample, int samples) {}

    /// Digits on a line of 16-bit values.
    public static final class Line {
        private final List<Digit> digits;
        private final int[] samples;

        private Line(List<Digit> digits, int[] samples) {
            this.digits = List.copyOf(digits);
            this.samples = samples;
        }

        /// In order.
        public List<Digit> digits() {
            return digits;
        }

        /// All of it, silence before and after included.
        public int[] samples() {
            return samples;
        }
    }

    /// The same with other levels.
    public Dialling withLevels(double low, double high) {
        return new Dialling(low, high, lowOffset, highOffset, onMillis, noiseDbm0);
    }

    /// The same with other offsets.
    public Dialling withOffsets(double low, double high) {
        return new Dialling(lowDbm0, highDbm0, low, high, onMillis, noiseDbm0);
    }

    /// The same with tones of another length.
    public Dialling lasting(double millis) {
        return new Dialling(lowDbm0, highDbm0, lowOffset, highOffset, millis, noiseDbm0);
    }

    /// The same in noise.
    public Dialling inNoise(double dbm0) {
        return new Dialling(lowDbm0, highDbm0, lowOffset, highOffset, onMillis, dbm0);
    }

    /// Dials `keys` with pauses of 50 to 70 ms; the phases of the tones and the pauses follow from `seed`.
    /// What does not fit into 16 bits is clipped, as a line does.
    public Line dial(String keys, int sampleRateHz, long seed) {
        Random random = Seed.random(seed);
        List<Digit> digits = new ArrayList<>();
        int on = samples(onMillis, sampleRateHz);
        int at = samples(PAUSE_MILLIS, sampleRateHz);
        for (int i = 0; i < keys.length(); i++) {
            at += samples(random.nextDouble() * ANY_PHASE_MILLIS, sampleRateHz);
            digits.add(new Digit(keys.charAt(i), at, on));
            at += on + samples(PAUSE_MILLIS, sampleRateHz);
        }
        double[] sound = new double[at];
        for (Digit digit : digits) {
            int key = KEYS.indexOf(digit.key());
            add(sound, digit, LOW_HZ[key / 4] * (1 + lowOffset) / sampleRateHz, lowDbm0, random.nextDouble());
            add(sound, digit, HIGH_HZ[key % 4] * (1 + highOffset) / sampleRateHz, highDbm0, random.nextDouble());
        }
        return new Line(digits, withNoise(sound, random));
    }

    private static int samples(double millis, int sampleRateHz) {
        return (int) Math.rint(millis * sampleRateHz / 1000);
    }

    /// A sine by rotation: `turn` and `phase` in turns.
    private static void add(double[] sound, Digit digit, double turn, double dbm0, double phase) {
        double stepX = StrictMath.cos(2 * Math.PI * turn);
        double stepY = StrictMath.sin(2 * Math.PI * turn);
        double peak = Math.sqrt(2 * Dbm0.meanSquare(dbm0));
        double x = peak * StrictMath.cos(2 * Math.PI * phase);
        double y = peak * StrictMath.sin(2 * Math.PI * phase);
        for (int i = digit.fromSample(); i < digit.fromSample() + digit.samples(); i++) {
            sound[i] += y;
            double turned = x * stepX - y * stepY;
            y = x * stepY + y * stepX;
            x = turned;
        }
    }

    private int[] withNoise(double[] sound, Random random) {
        boolean noisy = noiseDbm0 > Dbm0.FLOOR_DBM0;
        double rms = Math.sqrt(Dbm0.meanSquare(noiseDbm0));
        int[] samples = new int[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Level.clipped(sound[i] + (noisy ? rms * random.nextGaussian() : 0));
        }
        return samples;
    }
}
