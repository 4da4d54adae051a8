package tutti.bench.quality;

import java.util.Arrays;

/// Compares what is heard in a call with what was spoken, frame by frame where each belongs.
final class SpeechJudge {
    private static final double GAP_RATIO = 0.1;
    private static final int SETTLING_FRAMES = 50;
    private static final int PIECES_PER_FRAME = 4;
    private static final int NEAR_MILLIS = 40;
    private static final int STEEP_LEAST = 300;
    private static final int MILLIS_PER_PIECE = 5;

    private final Heard call;
    private final int frame;
    private final int piece;
    private final int near;

    SpeechJudge(Heard call) {
        this.call = call;
        frame = call.frameSamples;
        piece = frame / PIECES_PER_FRAME;
        near = call.sampleRateHz / 1000 * NEAR_MILLIS;
    }

    /// Mean over the frames of speech.
    double spectralDb() {
        return spectralDb(1, call.spokenAt.length);
    }

    /// The same over the ticks from `fromTick` on, before `toTick`.
    double spectralDb(int fromTick, int toTick) {
        Spectrum spectrum = new Spectrum(call.sampleRateHz);
        double sum = 0;
        int frames = 0;
        for (int n = fromTick; n < toTick; n++) {
            int at = call.spokenAt[n];
            if (at < 0 || rms(call.spoken, at, frame) < Heard.SPEECH_RMS) continue;
            // Windows are longer than a frame: around its middle.
            int before = (spectrum.windowSamples() - frame) / 2;
            sum += distanceDb(spectrum, at - before, n * frame - before);
            frames++;
        }
        return sum / frames;
    }

    private double distanceDb(Spectrum spectrum, int spokenAt, int heardAt) {
        int window = spectrum.windowSamples();
        boolean inside = Math.min(spokenAt, heardAt) >= 0 && Math.max(spokenAt, heardAt) + window <= call.spoken.length;
        boolean equal = inside
                && Arrays.equals(call.spoken, spokenAt, spokenAt + window, call.samples, heardAt, heardAt + window);
        return equal ? 0 : spectrum.distanceDb(call.spoken, spokenAt, call.samples, heardAt);
    }

    double longestGapMillis() {
        int longest = 0;
        int run = 0;
        for (int i = SETTLING_FRAMES * PIECES_PER_FRAME; i < call.spokenAt.length * PIECES_PER_FRAME; i++) {
            int spokenAt = call.spokenAt[i / PIECES_PER_FRAME] + i % PIECES_PER_FRAME * piece;
            double spoken = rms(call.spoken, spokenAt, piece);
            boolean gap = spoken >= Heard.SPEECH_RMS && rms(call.samples, i * piece, piece) < GAP_RATIO * spoken;
            run = gap ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest * MILLIS_PER_PIECE;
    }

    double clickDb() {
        double[] clicks = new double[call.spokenAt.length];
        Arrays.setAll(clicks, n -> {
            int heard = steepest(call.samples, n * frame, (n + 1) * frame);
            int at = call.spokenAt[n];
            int spoken = steepest(call.spoken, at - near, at + frame + near);
            int before = steepest(call.samples, n * frame - near, n * frame);
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
