package tutti.bench.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tutti.audio.agc.AgcSettings;
import tutti.audio.agc.AutomaticGain;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.bench.signal.Level;
import tutti.bench.signal.Noise;
import tutti.bench.signal.Speech;

/// Gain control on three talkers of one line: soft, loud, in between, with pauses.
final class GainPicture {
    private static final int SECONDS = 30;
    private static final double TARGET_DBM0 = -18;
    private static final int WINDOW_SAMPLES = Frames.RATE_HZ / 10;

    private enum Talker {
        SOFT(1, 10, -32, 1),
        LOUD(12, 19, -8, 2),
        MIDDLE(21, 30, -24, 3);

        private final int fromSecond;
        private final int toSecond;
        private final double dbm0;
        private final long seed;

        Talker(int fromSecond, int toSecond, double dbm0, long seed) {
            this.fromSecond = fromSecond;
            this.toSecond = toSecond;
            this.dbm0 = dbm0;
            this.seed = seed;
        }
    }

    private final int[] input = line();
    private final double[] gainDb = new double[input.length / Frames.FRAME_SAMPLES];
    private final int[] output;

    private GainPicture() {
        SpeechTracker tracker = new SpeechTracker(Frames.RATE_HZ, SpeechSettings.DEFAULT);
        AutomaticGain gain = new AutomaticGain(Frames.RATE_HZ, AgcSettings.DEFAULT.withTarget(TARGET_DBM0));
        output = Frames.through(
                (frame, number) -> {
                    tracker.track(frame, frame.length);
                    gain.apply(frame, frame.length, tracker.isSpeech());
                    gainDb[number] = gain.gainDb();
                },
                input);
    }

    private static int[] line() {
        int[] line = new int[SECONDS * Frames.RATE_HZ];
        for (Talker talker : Talker.values()) {
            int seconds = talker.toSecond - talker.fromSecond;
            int[] speech = Speech.samples(Frames.RATE_HZ, seconds, talker.dbm0, talker.seed);
            System.arraycopy(speech, 0, line, talker.fromSecond * Frames.RATE_HZ, speech.length);
        }
        return Level.sum(line, Noise.ofRoom(line.length, -60, 4));
    }

    static Picture picture() {
        GainPicture it = new GainPicture();
        Figure figure = new Figure(
                "Levels before and after gain control, and the gain", 1, 900, 250, List.of(it.levels(), it.gain()));
        return new Picture("gain", "Gain control", figure, it.caption());
    }

    private Plot levels() {
        double[] seconds = Frames.middles(input.length / WINDOW_SAMPLES, 0.1);
        return new Plot(
                        "Levels, in windows of 100 ms",
                        new Axis("time, s", 0, SECONDS, 2),
                        new Axis("level, dBm0", -70, 0, 10))
                .curve("input", Ink.GREY, seconds, Frames.levelsDbm0(input, WINDOW_SAMPLES))
                .curve("output", Ink.BLUE, seconds, Frames.levelsDbm0(output, WINDOW_SAMPLES))
                .level("target: active level of speech", Ink.ORANGE, TARGET_DBM0);
    }

    private Plot gain() {
        return new Plot("Gain", new Axis("time, s", 0, SECONDS, 2), new Axis("gain, dB", -15, 20, 5))
                .curve("", Ink.GREEN, Frames.middles(gainDb.length, Frames.FRAME_SECONDS), gainDb);
    }

    private String caption() {
        return Picture.caption(String.format(
                Locale.ROOT,
                """
                Three talkers on one line: soft (%.0f dBm0 active level, ITU-T P.56), loud (%.0f) and in between (%.0f); the target is %.0f
                dBm0. In the last four seconds of each they are heard at %.1f, %.1f and %.1f dBm0. The gain rises quickly in the first second of
                speech and by at most 4 dB per second of speech later, which is why the third talker is brought up slowly; when the loud one
                begins at 12 s it falls by %.1f dB within 100 ms. In the pauses it stands still: noise is raised with the speech and no
                further. The highest peak of the output is %,d of 32,767: nothing is clipped.
                """,
                Talker.SOFT.dbm0,
                Talker.LOUD.dbm0,
                Talker.MIDDLE.dbm0,
                TARGET_DBM0,
                reachedDbm0(Talker.SOFT),
                reachedDbm0(Talker.LOUD),
                reachedDbm0(Talker.MIDDLE),
                gainDb[frame(Talker.LOUD.fromSecond) - 1] - gainDb[frame(Talker.LOUD.fromSecond + 0.1)],
                Arrays.stream(output).map(Math::abs).max().orElseThrow()));
    }

    private static int frame(double second) {
        return (int) Math.rint(second / Frames.FRAME_SECONDS);
    }

    private double reachedDbm0(Talker talker) {
        int from = (talker.toSecond - 4) * Frames.RATE_HZ;
        return Level.activeDbm0(output, from, talker.toSecond * Frames.RATE_HZ, Frames.RATE_HZ);
    }
}
