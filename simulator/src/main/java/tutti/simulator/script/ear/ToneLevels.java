package tutti.simulator.script.ear;

import java.util.Arrays;
import java.util.List;

/// The levels of some tones in what one listener heard, window by window.
///
/// ```
///   samples  |—————————————————————————————————|
///   window 0 |———————|
///   window 1     |———————|                       each a half further
/// ```
/// The window is as long as the closest two tones need to be told apart, at least a quarter of a second.
final class ToneLevels {
    private static final double WINDOW_MIN_SECONDS = 0.25;

    private final int sampleRateHz;
    private final Spectrum spectrum;
    private final int[] bins;
    private final double[] responses;
    private double[][] levels = {};

    ToneLevels(List<Double> frequenciesHz, int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        spectrum = new Spectrum(windowSamples(frequenciesHz, sampleRateHz));
        bins = new int[frequenciesHz.size()];
        responses = new double[bins.length];
        for (int tone = 0; tone < bins.length; tone++) {
            double position = frequenciesHz.get(tone) / sampleRateHz * spectrum.size();
            bins[tone] = (int) StrictMath.rint(position);
            responses[tone] = spectrum.response(position);
        }
    }

    private static int windowSamples(List<Double> frequenciesHz, int sampleRateHz) {
        double[] sorted =
                frequenciesHz.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double seconds = WINDOW_MIN_SECONDS;
        for (int i = 1; i < sorted.length; i++) {
            seconds = Math.max(seconds, Spectrum.LOBE_BINS / (sorted[i] - sorted[i - 1]));
        }
        int samples = (int) StrictMath.ceil(seconds * sampleRateHz);
        return Integer.highestOneBit(samples - 1) * 2;
    }

    /// Measures all of `samples`.
    void measure(int[] samples) {
        int windows = Math.max(0, (samples.length - spectrum.size()) / hop() + 1);
        levels = new double[windows][bins.length];
        for (int window = 0; window < windows; window++) {
            if (isSilent(samples, window * hop())) {
                Arrays.fill(levels[window], Double.NEGATIVE_INFINITY);
                continue;
            }
            spectrum.transform(samples, window * hop());
            for (int tone = 0; tone < bins.length; tone++) {
                levels[window][tone] = spectrum.levelDbov(bins[tone], responses[tone]);
            }
        }
    }

    private boolean isSilent(int[] samples, int from) {
        for (int i = from; i < from + spectrum.size(); i++) if (samples[i] != 0) return false;
        return true;
    }

    /// The first window that begins at `sample` or later.
    int firstWindow(int sample) {
        return Math.ceilDiv(sample, hop());
    }

    int windows() {
        return levels.length;
    }

    int startSample(int window) {
        return window * hop();
    }

    int endSample(int window) {
        return window * hop() + spectrum.size();
    }

    /// Of tone number `tone` in `window`; minus infinity in digital silence.
    double levelDbov(int window, int tone) {
        return levels[window][tone];
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    private int hop() {
        return spectrum.size() / 2;
    }
}
