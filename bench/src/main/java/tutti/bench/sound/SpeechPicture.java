package tutti.bench.sound;

import java.util.List;
import java.util.Locale;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.bench.signal.Level;
import tutti.bench.signal.Noise;
import tutti.bench.signal.Speech;

/// Speech tracking on a line whose noise rises by 15 dB.
final class SpeechPicture {
    private static final int SECONDS = 24;
    private static final double QUIET_DBM0 = -58;
    private static final double NOISY_DBM0 = -43;
    private static final int SPEAKS_FROM = 3;
    private static final int SPEAKS_TO = 9;
    private static final int NOISE_RISES_AT = 10;
    private static final int SPEAKS_AGAIN_FROM = 17;
    private static final double SPEECH_DBM0 = -24;

    /// A frame of speech this far above the noise is there for everybody to hear.
    private static final double AUDIBLE_DB = 6;

    private final int[] line = line();
    private final double[] levelDbm0 = Frames.levelsDbm0(line, Frames.FRAME_SAMPLES);
    private final double[] noiseDbm0 = new double[levelDbm0.length];
    private final double[] thresholdDbm0 = new double[levelDbm0.length];
    private final boolean[] heard = new boolean[levelDbm0.length];

    private SpeechPicture() {
        SpeechTracker tracker = new SpeechTracker(Frames.RATE_HZ, SpeechSettings.DEFAULT);
        Frames.through(
                (frame, number) -> {
                    heard[number] = tracker.track(frame, frame.length).isHeard();
                    noiseDbm0[number] = tracker.noiseLevelDbm0();
                    thresholdDbm0[number] = tracker.thresholdDbm0();
                },
                line);
    }

    private static int[] line() {
        int[] line = new int[SECONDS * Frames.RATE_HZ];
        put(Speech.samples(Frames.RATE_HZ, SPEAKS_TO - SPEAKS_FROM, SPEECH_DBM0, 3), line, SPEAKS_FROM);
        put(Speech.samples(Frames.RATE_HZ, SECONDS - SPEAKS_AGAIN_FROM, SPEECH_DBM0, 5), line, SPEAKS_AGAIN_FROM);
        int[] noise = new int[line.length];
        put(Noise.ofRoom(NOISE_RISES_AT * Frames.RATE_HZ, QUIET_DBM0, 1), noise, 0);
        put(Noise.ofRoom((SECONDS - NOISE_RISES_AT) * Frames.RATE_HZ, NOISY_DBM0, 2), noise, NOISE_RISES_AT);
        return Level.sum(line, noise);
    }

    private static void put(int[] sound, int[] line, int second) {
        System.arraycopy(sound, 0, line, second * Frames.RATE_HZ, sound.length);
    }

    static Picture picture() {
        SpeechPicture it = new SpeechPicture();
        Figure figure = new Figure("Level, noise, threshold and activity of a line", 1, 900, 320, List.of(it.plot()));
        return new Picture("speech", "Who speaks", figure, it.caption());
    }

    private Plot plot() {
        double[] seconds = Frames.middles(levelDbm0.length, Frames.FRAME_SECONDS);
        Plot plot = new Plot(
                "Speech tracking, frame by frame",
                new Axis("time, s", 0, SECONDS, 2),
                new Axis("level, dBm0", -65, -5, 10));
        int from = 0;
        for (int i = 1; i <= heard.length; i++) {
            if (i < heard.length && heard[i] == heard[from]) continue;
            if (heard[from]) plot.band("active", Ink.GREEN, from * Frames.FRAME_SECONDS, i * Frames.FRAME_SECONDS);
            from = i;
        }
        return plot.curve("level of the frame", Ink.GREY, seconds, levelDbm0)
                .curve("threshold", Ink.ORANGE, seconds, thresholdDbm0)
                .dashes("noise of the line", Ink.BLUE, seconds, noiseDbm0);
    }

    private String caption() {
        return Picture.caption(String.format(
                Locale.ROOT,
                """
                A quiet line (noise of %.0f dBm0), on which somebody speaks at %.0f dBm0 from %d to %d s; at %d s the noise rises to %.0f dBm0, and
                at %d s he speaks again. A frame above the threshold is speech, and stays active for 250 ms. Of the %d frames that lie %.0f
                dB or more above the noise while he speaks, %d are lost. The louder noise is heard for %.2f s, until nothing softer has
                been there for about five seconds: rather noise that is heard than a word that is not. After that, %.1f %% of its time is heard,
                and the threshold lies %.1f dB above it. In the first seconds of a call the noise counts as −55 dBm0, the lowest there is.
                """,
                QUIET_DBM0,
                SPEECH_DBM0,
                SPEAKS_FROM,
                SPEAKS_TO,
                NOISE_RISES_AT,
                NOISY_DBM0,
                SPEAKS_AGAIN_FROM,
                audible(false),
                AUDIBLE_DB,
                audible(true),
                learntAfterSeconds(),
                100 * heardShare(NOISE_RISES_AT + 6, SPEAKS_AGAIN_FROM),
                thresholdDbm0[frame(SPEAKS_AGAIN_FROM)] - noiseDbm0[frame(SPEAKS_AGAIN_FROM)]));
    }

    private static int frame(int second) {
        return (int) Math.rint(second / Frames.FRAME_SECONDS);
    }

    /// Frames that everybody would hear while he speaks, or those of them that are lost.
    private int audible(boolean lost) {
        int count = 0;
        for (int i = 0; i < heard.length; i++) {
            boolean first = i >= frame(SPEAKS_FROM) && i < frame(SPEAKS_TO);
            double noise = first ? QUIET_DBM0 : NOISY_DBM0;
            boolean speaks = first || i >= frame(SPEAKS_AGAIN_FROM);
            if (speaks && levelDbm0[i] >= noise + AUDIBLE_DB && !(lost && heard[i])) count++;
        }
        return count;
    }

    private double learntAfterSeconds() {
        int last = frame(NOISE_RISES_AT);
        for (int i = last; i < frame(NOISE_RISES_AT + 6); i++) last = heard[i] ? i + 1 : last;
        return (last - frame(NOISE_RISES_AT)) * Frames.FRAME_SECONDS;
    }

    private double heardShare(int fromSecond, int toSecond) {
        int count = 0;
        for (int i = frame(fromSecond); i < frame(toSecond); i++) count += heard[i] ? 1 : 0;
        return (double) count / (frame(toSecond) - frame(fromSecond));
    }
}
