package tutti.audio.tone;

import java.util.OptionalInt;

/// Where a burst of a known tone begins, to within 1 ms.
///
/// ```
///   samples    ______________/\/\/\/\/\/\/\/\/\
///   window            ╱‾╲ 20 ms, sliding by one sample
///   its level  ______________╱‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾   half of the plateau where its centre meets the onset
/// ```
/// The window is a Hann window: symmetric, so half of it covers the tone when its centre stands on the onset whatever
/// the level, and steepest there; other tones 100 Hz away and more hardly count.
///
/// Not for the media path: 160 multiplications a sample at 8 kHz and two arrays as long as the window. Thread:
/// any.
public final class ToneOnset {
    private static final int WINDOWS_PER_SECOND = 50;
    private static final double FULL_SCALE = 32768;

    private final int[] samples;
    private final int from;
    private final int to;
    private final double[] windowRe;
    private final double[] windowIm;

    private ToneOnset(int[] samples, int from, int to, int sampleRateHz, double frequencyHz) {
        this.samples = samples;
        this.from = from;
        this.to = to;
        int length = sampleRateHz / WINDOWS_PER_SECOND;
        windowRe = new double[length];
        windowIm = new double[length];
        for (int i = 0; i < length; i++) {
            double hann = (1 - StrictMath.cos(2 * Math.PI * (i + 0.5) / length)) / length;
            double phase = 2 * Math.PI * frequencyHz * i / sampleRateHz;
            windowRe[i] = hann * StrictMath.cos(phase);
            windowIm[i] = hann * StrictMath.sin(phase);
        }
    }

    /// Index of the first sample of the first burst of `frequencyHz` in `samples[offset…offset+count)`; empty if
    /// there is none of at least `minimumDbov`.
    ///
    /// What is before `offset` is taken for silence: a tone that already sounds there begins there. Sure to within
    /// 1 ms for bursts of at least 20 ms and 300 Hz, if other sounds at that frequency, and the clicks with which
    /// other tones begin, stay below `minimumDbov`.
    public static OptionalInt find(
            int[] samples, int offset, int count, int sampleRateHz, double frequencyHz, double minimumDbov) {
        var onset = new ToneOnset(samples, offset, offset + count, sampleRateHz, frequencyHz);
        double threshold = FULL_SCALE * StrictMath.sqrt(2) * StrictMath.pow(10, minimumDbov / 20);
        return onset.find(threshold);
    }

    private OptionalInt find(double thresholdPeak) {
        int length = windowRe.length;
        int loud = firstAtLeast(thresholdPeak, from - length, to - length);
        if (loud > to - length) {
            return OptionalInt.empty();
        }
        double plateau = 0;
        for (int start = loud; start <= Math.min(loud + length, to - length); start++) {
            plateau = Math.max(plateau, peakAt(start));
        }
        int half = firstAtLeast(plateau / 2, loud - length, to - length);
        return OptionalInt.of(Math.max(from, half + length / 2));
    }

    private int firstAtLeast(double peak, int firstStart, int lastStart) {
        int start = firstStart;
        while (start <= lastStart && peakAt(start) < peak) {
            start++;
        }
        return start;
    }

    /// Peak of the tone as the window sees it that begins at `start`, in sample values.
    private double peakAt(int start) {
        double re = 0;
        double im = 0;
        for (int i = Math.max(0, from - start); i < windowRe.length; i++) {
            int sample = samples[start + i];
            re += sample * windowRe[i];
            im += sample * windowIm[i];
        }
        return StrictMath.hypot(re, im);
    }
}
