package tutti.audio.detect.dtmf;

import java.util.Arrays;
import java.util.Random;
import tutti.audio.g711.G711;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;

/// What somebody dials, made from the rules: tones with random phases, pauses, and what a line does to them.
///
/// All randomness comes from the seed, which belongs into every failure message.
public final class DialledLine {
    /// Row by row, as on a telephone.
    public static final String KEYS = "123A456B789C*0#D";

    private static final int[] LOW_HZ = {697, 770, 852, 941};
    private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};
    private static final double PEAK_0_DBM0 = Tone.ofDbm0(1000, 0).peak();

    private final int sampleRateHz;
    private final Random random;
    private double[] line = new double[0];
    private double lowDbm0 = -10;
    private double highDbm0 = -10;
    private double lowOffset;
    private double highOffset;

    public DialledLine(int sampleRateHz, long seed) {
        this.sampleRateHz = sampleRateHz;
        random = new Random(seed);
    }

    /// Levels of the tones of the digits that follow.
    public DialledLine levels(double low, double high) {
        lowDbm0 = low;
        highDbm0 = high;
        return this;
    }

    /// How far the tones of the digits that follow are off, as fractions of their frequencies.
    public DialledLine offsets(double low, double high) {
        lowOffset = low;
        highOffset = high;
        return this;
    }

    public DialledLine silence(double millis) {
        line = Arrays.copyOf(line, line.length + samples(millis));
        return this;
    }

    public DialledLine digit(char key, double millis) {
        int index = KEYS.indexOf(key);
        int from = line.length;
        silence(millis);
        addTone(from, line.length, LOW_HZ[index / 4] * (1 + lowOffset), lowDbm0);
        addTone(from, line.length, HIGH_HZ[index % 4] * (1 + highOffset), highDbm0);
        return this;
    }

    public DialledLine digits(String keys, double onMillis, double offMillis) {
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            digit(key, onMillis).silence(offMillis);
        }
        return this;
    }

    /// Silence of up to 20 ms, so that what follows has any place in hops and frames.
    public DialledLine anyPhase() {
        return silence(random.nextDouble() * 20);
    }

    /// Adds a tone over everything so far.
    public DialledLine under(double frequencyHz, double dbm0) {
        addTone(0, line.length, frequencyHz, dbm0);
        return this;
    }

    /// Takes out a part of what is there, counted back from the end.
    public DialledLine interruption(double beforeEndMillis, double millis) {
        int from = line.length - samples(beforeEndMillis);
        Arrays.fill(line, from, from + samples(millis), 0);
        return this;
    }

    public DialledLine echo(double delayMillis, double db) {
        int delay = samples(delayMillis);
        double gain = Math.pow(10, db / 20);
        double[] direct = line.clone();
        for (int i = delay; i < line.length; i++) {
            line[i] += gain * direct[i - delay];
        }
        return this;
    }

    /// White noise of `dbm0` within the whole band.
    public DialledLine noise(double dbm0) {
        double rms = PEAK_0_DBM0 / Math.sqrt(2) * Math.pow(10, dbm0 / 20);
        for (int i = 0; i < line.length; i++) {
            line[i] += rms * random.nextGaussian();
        }
        return this;
    }

    /// Adds other samples, which must be as many or more.
    public DialledLine mix(int[] other) {
        for (int i = 0; i < line.length; i++) {
            line[i] += other[i];
        }
        return this;
    }

    public int length() {
        return line.length;
    }

    /// The line as 16-bit values; what does not fit is clipped, as a line does.
    public int[] samples() {
        int[] samples = new int[line.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(line[i])));
        }
        return samples;
    }

    public int[] samples(G711 law) {
        int[] samples = samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = law.decode(law.encode(samples[i]));
        }
        return samples;
    }

    private int samples(double millis) {
        return (int) Math.rint(millis * sampleRateHz / 1000);
    }

    private void addTone(int from, int to, double frequencyHz, double dbm0) {
        ToneGenerator generator = new ToneGenerator(sampleRateHz, Tone.ofDbm0(frequencyHz, dbm0));
        int[] lead = new int[random.nextInt(sampleRateHz / 10)];
        generator.generate(lead, 0, lead.length);
        int[] tone = new int[to - from];
        generator.generate(tone, 0, tone.length);
        for (int i = from; i < to; i++) {
            line[i] += tone[i - from];
        }
    }
}
