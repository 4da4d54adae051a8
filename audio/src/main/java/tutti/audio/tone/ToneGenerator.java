package tutti.audio.tone;

import java.util.Arrays;

/// The sum of some sines, frame after frame without a seam.
///
/// Each sine starts at phase 0. A frequency is right to 2^-33 of the sample rate: 1 µHz at 8 kHz, a tenth
/// of a turn in a day. Integer arithmetic; equal arguments give equal samples for ever. Thread: one at a
/// time. Allocates nothing after construction.
public final class ToneGenerator {
    private static final int PEAK_SUM_MAX = 32767;

    /// Bits of a peak below one sample value.
    private static final int PEAK_FRACTION_BITS = 8;

    private static final int RESULT_SHIFT = Sine.FRACTION_BITS + PEAK_FRACTION_BITS;
    private static final long HALF = 1L << (RESULT_SHIFT - 1);

    private final int[] phases;
    private final int[] phaseSteps;
    private final long[] peaks;

    /// A generator of `tones` at `sampleRateHz`; none at all is silence.
    ///
    /// Fails with an `IllegalArgumentException` if the rate is not positive, a tone lies at or above half
    /// of it, or the peaks add up to more than 32767: the sum is never limited, so it must fit.
    public ToneGenerator(int sampleRateHz, Tone... tones) {
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("A sample rate of " + sampleRateHz + " Hz: give a positive one");
        }
        phases = new int[tones.length];
        phaseSteps = new int[tones.length];
        peaks = new long[tones.length];
        double peakSum = 0;
        for (int tone = 0; tone < tones.length; tone++) {
            phaseSteps[tone] = phaseStep(tones[tone].frequencyHz(), sampleRateHz);
            peaks[tone] = (long) StrictMath.rint(tones[tone].peak() * (1 << PEAK_FRACTION_BITS));
            peakSum += tones[tone].peak();
        }
        if (peakSum > PEAK_SUM_MAX) {
            throw new IllegalArgumentException(
                    "The peaks of the tones add up to " + peakSum + ": lower them to " + PEAK_SUM_MAX + " together");
        }
    }

    private static int phaseStep(double frequencyHz, int sampleRateHz) {
        if (frequencyHz >= sampleRateHz / 2.0) {
            throw new IllegalArgumentException("A tone of " + frequencyHz + " Hz cannot be sampled at " + sampleRateHz
                    + " Hz: stay below half the rate");
        }
        return (int) (long) StrictMath.rint(frequencyHz / sampleRateHz * 0x1p32);
    }

    /// Replaces `samples[offset…offset+count)` by the next `count` samples, 16-bit values.
    public void generate(int[] samples, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            samples[i] = next();
        }
    }

    /// Goes back to phase 0.
    void restart() {
        Arrays.fill(phases, 0);
    }

    private int next() {
        long sum = HALF;
        for (int tone = 0; tone < phases.length; tone++) {
            sum += peaks[tone] * Sine.of(phases[tone]);
            phases[tone] += phaseSteps[tone];
        }
        return (int) (sum >> RESULT_SHIFT);
    }
}
