package tutti.audio.tempo;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// What a sound becomes in a [Tempo], and measurements of a sine in it.
final class Played {
    static final int RATE_HZ = 8000;
    static final int FRAME_SAMPLES = 160;

    private Played() {}

    static int[] at(int speedPercent, int[] sound) {
        return at(_ -> speedPercent, sound, RATE_HZ);
    }

    /// All of `sound`, in frames of 20 ms; the speed is that of the number of the frame.
    static int[] at(IntUnaryOperator speedPercent, int[] sound, int sampleRateHz) {
        int frameSamples = sampleRateHz / 50;
        Tempo tempo = new Tempo(sampleRateHz, frameSamples);
        int[] played = new int[sound.length * 2 + 4 * frameSamples];
        int count = 0;
        int put = 0;
        for (int frame = 0; put < sound.length || tempo.playableSamples() > 0; frame++) {
            tempo.adjust(speedPercent.applyAsInt(frame));
            int next = Math.min(tempo.wantedSamples(frameSamples), sound.length - put);
            tempo.put(sound, put, next);
            put += next;
            count += tempo.take(played, count, frameSamples);
        }
        return Arrays.copyOf(played, count);
    }

    /// Frequency of the sine near `nearHz` that has the most of the energy.
    static double frequencyHz(int[] sine, int from, int count, int sampleRateHz, double nearHz) {
        double best = nearHz;
        for (double step = nearHz * 0.01; step > 0.001; step /= 3) {
            double middle = best;
            double power = power(sine, from, count, sampleRateHz, middle);
            for (int i = -6; i <= 6; i++) {
                double here = power(sine, from, count, sampleRateHz, middle + i * step / 2);
                if (here > power) {
                    power = here;
                    best = middle + i * step / 2;
                }
            }
        }
        return best;
    }

    /// What is left of `sine` without the best sine near `nearHz`, in relation to all of it.
    static double residueDb(int[] sine, int from, int count, int sampleRateHz, double nearHz) {
        double energy = 0;
        for (int i = from; i < from + count; i++) {
            energy += (double) sine[i] * sine[i];
        }
        double frequencyHz = frequencyHz(sine, from, count, sampleRateHz, nearHz);
        return 10 * Math.log10(Math.max(energy - power(sine, from, count, sampleRateHz, frequencyHz), 1) / energy);
    }

    /// Energy of the best sine of exactly this frequency: least squares.
    private static double power(int[] samples, int from, int count, int sampleRateHz, double frequencyHz) {
        double sine = 0;
        double cosine = 0;
        double sines = 0;
        double cosines = 0;
        double both = 0;
        double step = 2 * Math.PI * frequencyHz / sampleRateHz;
        for (int i = 0; i < count; i++) {
            double s = Math.sin(step * i);
            double c = Math.cos(step * i);
            sine += samples[from + i] * s;
            cosine += samples[from + i] * c;
            sines += s * s;
            cosines += c * c;
            both += s * c;
        }
        double determinant = sines * cosines - both * both;
        return (sine * sine * cosines - 2 * sine * cosine * both + cosine * cosine * sines) / determinant;
    }

    static int steepestStep(int[] samples) {
        int steepest = 0;
        for (int i = 1; i < samples.length; i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        return steepest;
    }
}
