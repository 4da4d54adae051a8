package tutti.audio.detect;

/// Takes a stream from a multiple of 8 kHz down to 8 kHz.
///
/// A windowed sinc (Hamming), flat to 3.4 kHz, 50 dB down from 4.6 kHz: what folds back lies above 3.4 kHz, where
/// nothing is looked for. Sums fit 32 bits whatever the samples are. Delays by exactly 11 samples of 8 kHz. Thread:
/// one at a time. Allocates nothing after construction.
final class Decimator {
    static final int OUTPUT_RATE_HZ = 8000;
    static final int DELAY_OUTPUT_SAMPLES = 11;

    /// Input is taken in parts of at most this, so that the buffer has a size.
    static final int PART_OUTPUT_SAMPLES = 80;

    private static final int GAIN_BITS = 14;
    private static final int ROUND = 1 << (GAIN_BITS - 1);

    private final int factor;
    private final int[] taps;
    private final int[] line;
    private int phase;

    Decimator(int factor) {
        this.factor = factor;
        taps = taps(factor);
        line = new int[taps.length - 1 + PART_OUTPUT_SAMPLES * factor];
    }

    private static int[] taps(int factor) {
        int half = DELAY_OUTPUT_SAMPLES * factor;
        double[] shape = new double[2 * half + 1];
        double sum = 0;
        for (int i = -half; i <= half; i++) {
            double turn = Math.PI * i / factor;
            double sinc = i == 0 ? 1 : StrictMath.sin(turn) / turn;
            shape[half + i] = sinc * (0.54 + 0.46 * StrictMath.cos(Math.PI * i / half));
            sum += shape[half + i];
        }
        int[] taps = new int[shape.length];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (int) StrictMath.rint(shape[i] / sum * (1 << GAIN_BITS));
        }
        return taps;
    }

    /// How many samples can be taken at once, in input samples.
    int partSamples() {
        return PART_OUTPUT_SAMPLES * factor;
    }

    /// Takes `count` samples, at most [#partSamples()], and writes those of 8 kHz that they complete to `output`;
    /// returns how many.
    int decimate(int[] samples, int offset, int count, int[] output) {
        int history = taps.length - 1;
        System.arraycopy(samples, offset, line, history, count);
        int made = 0;
        for (int i = factor - 1 - phase; i < count; i += factor) {
            output[made] = filtered(i);
            made++;
        }
        phase = (phase + count) % factor;
        System.arraycopy(line, count, line, 0, history);
        return made;
    }

    private int filtered(int from) {
        int sum = ROUND;
        for (int i = 0; i < taps.length; i++) {
            sum += taps[i] * line[from + i];
        }
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum >> GAIN_BITS));
    }

    /// The input sample that lies where sample `output` of 8 kHz does.
    long inputSample(long output) {
        return Math.max(0, (output - DELAY_OUTPUT_SAMPLES) * factor + factor - 1);
    }
}
