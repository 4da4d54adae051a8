package tutti.audio.speech;

import java.util.Arrays;

/// Straight lines between silence and the signal at the edges of an active stretch.
final class Fade {
    private static final int IN_MILLIS = 2;
    private static final int OUT_MILLIS = 5;

    private final int inSamples;
    private final int outSamples;

    Fade(int sampleRateHz) {
        inSamples = IN_MILLIS * sampleRateHz / 1000;
        outSamples = OUT_MILLIS * sampleRateHz / 1000;
    }

    void in(int[] samples) {
        for (int i = 0; i < inSamples; i++) {
            samples[i] = samples[i] * (i + 1) / (inSamples + 1);
        }
    }

    void out(int[] samples, int count) {
        for (int i = 0; i < outSamples; i++) {
            samples[i] = samples[i] * (outSamples - i) / (outSamples + 1);
        }
        Arrays.fill(samples, outSamples, count, 0);
    }
}
