package tutti.bench.quality;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How near a concealed signal is to the one that was spoken, over the gaps in speech and the 10 ms after them.
///
/// @param gaps lost frames in speech, as many as were judged
/// @param snrDb mean of the signal-to-noise ratios of the gaps, each limited to −10 … 30 dB
/// @param spectralDb mean distance of the spectra ([Spectrum]) of windows around the gaps
/// @param envelopeDb mean difference of the levels of pieces of 5 ms
/// @param flatnessDb mean of how much flatter the spectrum has become: a buzz is negative, a broken edge positive
/// @param clickDb steepest step at a gap against the steepest one spoken within 40 ms of it, worst of 99 %
record GapScore(int gaps, double snrDb, double spectralDb, double envelopeDb, double flatnessDb, double clickDb) {
    private static final double SPEECH_RMS = 300;
    private static final int STEEP_LEAST = 200;

    /// Loses `lossPercent` of the frames of 20 ms in runs of `burstPackets` on the mean, and measures.
    static GapScore of(
            Concealing concealing,
            int[] spoken,
            int sampleRateHz,
            double lossPercent,
            double burstPackets,
            RandomGenerator random) {
        int frame = sampleRateHz / 50;
        Tally tally = new Tally(spoken, spoken.clone(), sampleRateHz);
        Concealing.Filler filler = concealing.filler(sampleRateHz);
        RandomLoss loss = new RandomLoss(lossPercent, burstPackets, random);
        int frames = spoken.length / frame;
        int from = 0;
        for (int n = 5; n < frames - 5; n++) {
            if (loss.next()) {
                from = from == 0 ? n : from;
            } else if (from > 0) {
                filler.fill(tally.heard, from * frame, n * frame, frame);
                tally.add(from * frame, n * frame);
                from = 0;
                // Concealment has to have 60 ms that are good.
                for (int i = 0; i < 3; i++) n++;
            }
        }
        return tally.score();
    }

    private static final class Tally {
        final int[] spoken;
        final int[] heard;
        private final int perMilli;
        private final Spectrum spectrum;
        private final double[] clicks;
        private int gaps;
        private int pieces;
        private int windows;
        private double snr;
        private double distance;
        private double envelope;
        private double flatness;

        Tally(int[] spoken, int[] heard, int sampleRateHz) {
            this.spoken = spoken;
            this.heard = heard;
            perMilli = sampleRateHz / 1000;
            spectrum = new Spectrum(sampleRateHz);
            clicks = new double[spoken.length / (20 * perMilli)];
        }

        void add(int from, int to) {
            int end = to + 10 * perMilli;
            if (rms(spoken, from - 20 * perMilli, end) < SPEECH_RMS) return;
            snr += snrDb(from, end);
            for (int at = from - 10 * perMilli; at + 10 * perMilli < end; at += 10 * perMilli) {
                distance += spectrum.distanceDb(spoken, at, heard, at);
                flatness += spectrum.flatnessDb(heard, at) - spectrum.flatnessDb(spoken, at);
                windows++;
            }
            for (int at = from; at < end; at += 5 * perMilli) {
                envelope += Math.abs(levelDb(spoken, at) - levelDb(heard, at));
                pieces++;
            }
            int usual = Math.max(STEEP_LEAST, steepest(spoken, from - 40 * perMilli, end + 40 * perMilli));
            clicks[gaps++] = 20 * StrictMath.log10(Math.max(1, steepest(heard, from, end)) / (double) usual);
        }

        private double snrDb(int from, int to) {
            double signal = 1;
            double noise = 1;
            for (int i = from; i < to; i++) {
                double error = (double) spoken[i] - heard[i];
                signal += (double) spoken[i] * spoken[i];
                noise += error * error;
            }
            return Math.clamp(10 * StrictMath.log10(signal / noise), -10, 30);
        }

        private double levelDb(int[] samples, int at) {
            return 20 * StrictMath.log10(Math.max(30, rms(samples, at, at + 5 * perMilli)));
        }

        private static double rms(int[] samples, int from, int to) {
            double squares = 0;
            for (int i = from; i < to; i++) squares += (double) samples[i] * samples[i];
            return Math.sqrt(squares / (to - from));
        }

        private static int steepest(int[] samples, int from, int to) {
            int steepest = 0;
            for (int i = from; i < to; i++) steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
            return steepest;
        }

        GapScore score() {
            double[] sorted = Arrays.copyOf(clicks, gaps);
            Arrays.sort(sorted);
            return new GapScore(
                    gaps,
                    snr / gaps,
                    distance / windows,
                    envelope / pieces,
                    flatness / windows,
                    sorted[(int) (0.99 * (gaps - 1))]);
        }
    }
}
