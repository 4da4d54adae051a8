package tutti.audio.resample;

import java.util.Arrays;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;

/// Two rates and the band that must get from one to the other.
record Rates(int inputHz, int outputHz) {
    static Rates[] ofCalls() {
        return new Rates[] {
            new Rates(8000, 16_000),
            new Rates(8000, 48_000),
            new Rates(16_000, 8000),
            new Rates(16_000, 48_000),
            new Rates(48_000, 8000),
            new Rates(48_000, 16_000)
        };
    }

    static Rates[] ofFiles() {
        return new Rates[] {
            new Rates(44_100, 8000),
            new Rates(44_100, 16_000),
            new Rates(44_100, 48_000),
            new Rates(11_025, 8000),
            new Rates(11_025, 48_000),
            new Rates(22_050, 16_000),
            new Rates(24_000, 16_000),
            new Rates(32_000, 48_000),
            new Rates(8000, 44_100)
        };
    }

    static Rates[] all() {
        Rates[] all = Arrays.copyOf(ofCalls(), ofCalls().length + ofFiles().length);
        System.arraycopy(ofFiles(), 0, all, ofCalls().length, ofFiles().length);
        return all;
    }

    int lowerHz() {
        return Math.min(inputHz, outputHz);
    }

    double passedHz() {
        return lowerHz() < 16_000 ? 0.85 * lowerHz() / 2 : 0.875 * lowerHz() / 2;
    }

    double stoppedHz() {
        return lowerHz() - passedHz();
    }

    Resampler resampler() {
        return Resampler.between(inputHz, outputHz);
    }

    int[] sine(double frequencyHz, double peak, int samples) {
        int[] sine = new int[samples];
        new ToneGenerator(inputHz, new Tone(frequencyHz, peak)).generate(sine, 0, samples);
        return sine;
    }

    int[] resampled(int[] input) {
        Resampler resampler = resampler();
        int[] output = new int[resampler.outputCount(input.length)];
        resampler.resample(input, 0, input.length, output, 0);
        return output;
    }
}
