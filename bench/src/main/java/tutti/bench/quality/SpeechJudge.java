package tutti.bench.quality;

import java.util.Arrays;

/// Compares what is heard in a call with what was spoken, frame by frame where each belongs.
final class SpeechJudge {
    private static final double SPEECH_RMS = 300;
    private static final double GAP_RATIO = 0.1;
    private static final int SETTLING_FRAMES = 50;
    private static final int PIECE = 40;
    private static final int PIECES = HeardCall.FRAME / PIECE;
    private static final int NEAR = 320;
    private static final int STEEP_LEAST = 300;
    private static final int MILLIS_PER_PIECE = 5;

    private final HeardCall call;

    SpeechJudge(HeardCall call) {
        this.call = call;
    }

    /// Mean over the frames of speech.
    double spectralDb() {
        Spectrum spectrum = new Spectrum(HeardCall.RATE_HZ);
        double sum = 0;
        int frames = 0;
        for (int n = 1; n < call.spokenAt.length; n++) {
            int at = call.spokenAt[n];
            if (at < 0 || rms(call.spoken, at, HeardCall.FRAME) < SPEECH_RMS) continue;
            // Windows are longer than a frame: around its middle.
            int before = (spectrum.windowSamples() - HeardCall.FRAME) / 2;
            sum += spectrum.distanceDb(call.spoken, at - before, call.heard, n * HeardCall.FRAME - before);
            frames++;
        }
        return sum / frames;
    }

    double longestGapMillis() {
        int longest = 0;
        int run = 0;
        for (int i = SETTLING_FRAMES * PIECES; i < call.spokenAt.length * PIECES; i++) {
            int spokenAt = call.spokenAt[i / PIECES] + i % PIECES * PIECE;
            double spoken = rms(call.spoken, spokenAt, PIECE);
            boolean gap = spoken >= SPEECH_RMS && rms(call.heard, i * PIECE, PIECE) < GAP_RATIO * spoken;
            run = gap ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest * MILLIS_PER_PIECE;
    }

    double clickDb() {
        double[] clicks = new double[call.spokenAt.length];
        Arrays.setAll(clicks, n -> {
            int heard = steepest(call.heard, n * HeardCall.FRAME, (n + 1) * HeardCall.FRAME);
            int at = call.spokenAt[n];
            int spoken = steepest(call.spoken, at - NEAR, at + HeardCall.FRAME + NEAR);
            int before = steepest(call.heard, n * HeardCall.FRAME - NEAR, n * HeardCall.FRAME);
            int usual = Math.max(STEEP_LEAST, Math.max(spoken, before));
            return 20 * StrictMath.log10(Math.max(1, heard) / (double) usual);
        });
        Arrays.sort(clicks);
        return clicks[(int) (0.999 * (clicks.length - 1))];
    }

    private static double rms(int[] samples, int at, int count) {
        double squares = 0;
        for (int i = Math.max(0, at); i < Math.min(samples.length, at + count); i++) {
            squares += (double) samples[i] * samples[i];
        }
        return Math.sqrt(squares / count);
    }

    private static int steepest(int[] samples, int from, int to) {
        int steepest = 0;
        for (int i = Math.max(1, from); i < Math.min(samples.length, to); i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        return steepest;
    }
}
