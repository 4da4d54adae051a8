package tutti.bench.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import tutti.audio.echo.EchoCanceller;
import tutti.audio.echo.EchoSettings;
import tutti.audio.echo.ResidualMode;
import tutti.audio.level.Dbm0;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.bench.signal.CompositeSource;
import tutti.bench.signal.Hybrid;
import tutti.bench.signal.Level;
import tutti.bench.signal.Speech;

/// How fast the echo of three hybrids goes, and that it stays away while both ends talk.
final class EchoPicture {
    private static final int SECONDS = 10;
    private static final double FAR_DBM0 = -16;
    private static final double NEAR_DBM0 = -16;
    private static final int BOTH_FROM = 4;
    private static final int BOTH_TO = 7;
    private static final double STEP_SECONDS = 0.05;
    private static final int STEP_SAMPLES = (int) (STEP_SECONDS * Frames.RATE_HZ);
    private static final int WINDOW_SAMPLES = CompositeSource.PERIOD_MILLIS * Frames.RATE_HZ / 1000;

    /// Below that there is no echo to speak of: a pause of the far end.
    private static final double ECHO_LEAST_DBM0 = -50;

    private enum Line {
        NEAR("4 ms, 6 dB", 4, 6, Ink.BLUE),
        FAR("40 ms, 8 dB", 40, 8, Ink.ORANGE),
        SATELLITE("200 ms, 12 dB", 200, 12, Ink.GREEN);

        private final String title;
        private final double delayMillis;
        private final double lossDb;
        private final Ink ink;

        Line(String title, double delayMillis, double lossDb, Ink ink) {
            this.title = title;
            this.delayMillis = delayMillis;
            this.lossDb = lossDb;
            this.ink = ink;
        }
    }

    private final double[][] ofSource;
    private final double[][] ofSpeech;

    private EchoPicture() {
        ofSource = enhancements(CompositeSource.samples(Frames.RATE_HZ, SECONDS, FAR_DBM0, 5));
        ofSpeech = enhancements(Speech.samples(Frames.RATE_HZ, SECONDS, FAR_DBM0, 7));
    }

    private static double[][] enhancements(int[] sent) {
        return Arrays.stream(Line.values())
                .map(line -> enhancementDb(line, sent))
                .toArray(double[][]::new);
    }

    /// Of windows that end every 50 ms: echo received over echo left, with what was said at the near end taken out of
    /// both.
    private static double[] enhancementDb(Line line, int[] sent) {
        int[] near = new int[sent.length];
        int[] voice = Speech.samples(Frames.RATE_HZ, BOTH_TO - BOTH_FROM, NEAR_DBM0, 99);
        System.arraycopy(voice, 0, near, BOTH_FROM * Frames.RATE_HZ, voice.length);
        int[] received = Level.sum(new Hybrid(Frames.RATE_HZ, line.delayMillis, line.lossDb, 4).echo(sent), near);
        EchoCanceller canceller =
                new EchoCanceller(Frames.RATE_HZ, EchoSettings.DEFAULT.withResidual(ResidualMode.NONE), new Random(1));
        int[] left = Frames.through(
                (frame, number) -> {
                    int at = number * Frames.FRAME_SAMPLES;
                    canceller.cancel(frame, Arrays.copyOfRange(sent, at, at + frame.length), frame.length);
                },
                received);
        double[] enhancementDb = new double[sent.length / STEP_SAMPLES];
        for (int i = 0; i < enhancementDb.length; i++) {
            int to = (i + 1) * STEP_SAMPLES;
            double echoDbm0 = differenceDbm0(received, near, to);
            double leftDbm0 = differenceDbm0(left, near, to);
            enhancementDb[i] = echoDbm0 < ECHO_LEAST_DBM0 ? Double.NaN : echoDbm0 - leftDbm0;
        }
        return enhancementDb;
    }

    private static double differenceDbm0(int[] a, int[] b, int to) {
        int from = Math.max(0, to - WINDOW_SAMPLES);
        double squares = 0;
        for (int i = from; i < to; i++) squares += (double) (a[i] - b[i]) * (a[i] - b[i]);
        return Dbm0.level(squares / (to - from));
    }

    static Picture picture() {
        EchoPicture it = new EchoPicture();
        List<Plot> plots = List.of(
                plot("The far end sends a composite source signal", it.ofSource),
                plot("The far end speaks", it.ofSpeech));
        return new Picture(
                "echo",
                "How fast an echo goes",
                new Figure("Echo return loss enhancement over time for three hybrids", 1, 900, 270, plots),
                it.caption());
    }

    private static Plot plot(String title, double[][] enhancementDb) {
        Plot plot = new Plot(title, new Axis("time, s", 0, SECONDS, 1), new Axis("ERLE, dB", 0, 60, 10))
                .band("both talk", Ink.GREY, BOTH_FROM, BOTH_TO)
                .level("25 dB", Ink.GREY, 25);
        double[] seconds = new double[enhancementDb[0].length];
        Arrays.setAll(seconds, i -> (i + 1) * STEP_SECONDS);
        Line[] lines = Line.values();
        for (int i = 0; i < lines.length; i++) plot.curve(lines[i].title, lines[i].ink, seconds, enhancementDb[i]);
        return plot;
    }

    private String caption() {
        return Picture.caption(String.format(
                Locale.ROOT,
                """
                Echo return loss enhancement: how much softer the echo is behind the canceller than before it, over the last 349 ms, for hybrids
                that return it after 4, 40 and 200 ms, 6, 8 and 12 dB down. Residual suppression is off, so this is cancellation alone. With the
                composite source signal 25 dB over such a window are reached after %.2f, %.2f and %.2f s, the last one after its delay has been
                found; the means of the fourth second are %.0f, %.0f and %.0f dB. From %d to %d s the near end talks as loudly as the far end: the
                least that is left of the enhancement in that time is %.0f, %.0f and %.0f dB, and a second later it is %.0f, %.0f and %.0f dB. Below,
                the same with speech, which has pauses (gaps in the curves) and tells less about the line: the means of the
                fourth second are %.0f, %.0f and %.0f dB, those of the time in which both talk %.0f, %.0f and %.0f dB, and those of the last
                two seconds %.0f, %.0f and %.0f dB.
                """,
                reaches(0),
                reaches(1),
                reaches(2),
                mean(ofSource[0], 3, 4),
                mean(ofSource[1], 3, 4),
                mean(ofSource[2], 3, 4),
                BOTH_FROM,
                BOTH_TO,
                least(ofSource[0]),
                least(ofSource[1]),
                least(ofSource[2]),
                mean(ofSource[0], 8, 9),
                mean(ofSource[1], 8, 9),
                mean(ofSource[2], 8, 9),
                mean(ofSpeech[0], 3, 4),
                mean(ofSpeech[1], 3, 4),
                mean(ofSpeech[2], 3, 4),
                mean(ofSpeech[0], BOTH_FROM, BOTH_TO),
                mean(ofSpeech[1], BOTH_FROM, BOTH_TO),
                mean(ofSpeech[2], BOTH_FROM, BOTH_TO),
                mean(ofSpeech[0], SECONDS - 2, SECONDS),
                mean(ofSpeech[1], SECONDS - 2, SECONDS),
                mean(ofSpeech[2], SECONDS - 2, SECONDS)));
    }

    private double reaches(int line) {
        int at = 0;
        while (!(ofSource[line][at] >= 25)) at++;
        return (at + 1) * STEP_SECONDS;
    }

    private static double mean(double[] enhancementDb, int fromSecond, int toSecond) {
        return inSeconds(enhancementDb, fromSecond, toSecond).average().orElseThrow();
    }

    private static double least(double[] enhancementDb) {
        return inSeconds(enhancementDb, BOTH_FROM, BOTH_TO).min().orElseThrow();
    }

    private static DoubleStream inSeconds(double[] enhancementDb, int fromSecond, int toSecond) {
        int from = (int) Math.rint(fromSecond / STEP_SECONDS);
        int to = (int) Math.rint(toSecond / STEP_SECONDS);
        return Arrays.stream(enhancementDb, from, to).filter(it -> !Double.isNaN(it));
    }
}
