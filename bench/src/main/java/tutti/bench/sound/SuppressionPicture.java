package tutti.bench.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSuppressor;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.bench.signal.Dialling;
import tutti.bench.signal.Level;
import tutti.bench.signal.Noise;
import tutti.bench.signal.Speech;

/// A digit between words: as it was spoken, and as others hear it.
final class SuppressionPicture {
    private static final int SAMPLES_PER_MILLI = Frames.RATE_HZ / 1000;
    private static final int LENGTH_MILLIS = 600;
    private static final int DIGIT_FROM_MILLIS = 232;
    private static final int DIGIT_MILLIS = 80;

    /// A telephone mutes its microphone around a key press.
    private static final int MUTED_FROM_MILLIS = 215;

    private static final int MUTED_TO_MILLIS = 380;
    private static final int LOOK_AHEAD_MILLIS = 40;
    private static final int WINDOW_SAMPLES = 20;
    private static final int PEAK = 20_000;

    private final int[] spoken = spoken();
    private final int[] cut = heard(ToneSuppressor.cutting(Frames.RATE_HZ), spoken);
    private final int[] ahead = heard(ToneSuppressor.lookingAhead(Frames.RATE_HZ, LOOK_AHEAD_MILLIS), spoken);

    static Picture picture() {
        SuppressionPicture it = new SuppressionPicture();
        List<Plot> plots = List.of(
                waveform("Spoken: a word, a digit of 80 ms, a word", Ink.GREY, it.spoken, 0),
                waveform("Heard by others, cut as soon as it is recognised", Ink.BLUE, it.cut, 0),
                waveform("Heard by others, cut with 40 ms of look-ahead", Ink.GREEN, it.ahead, LOOK_AHEAD_MILLIS),
                it.levels());
        Figure figure = new Figure("A digit as spoken, cut, and cut with look-ahead", 1, 900, 190, plots);
        return new Picture("suppression", "What others hear of a digit", figure, it.caption());
    }

    private static int[] spoken() {
        int count = LENGTH_MILLIS * SAMPLES_PER_MILLI;
        int[] voice = Speech.samples(Frames.RATE_HZ, 4, -18, 20);
        Arrays.fill(voice, MUTED_FROM_MILLIS * SAMPLES_PER_MILLI, MUTED_TO_MILLIS * SAMPLES_PER_MILLI, 0);
        Dialling.Line line = Dialling.DEFAULT.lasting(DIGIT_MILLIS).dial("5", Frames.RATE_HZ, 1);
        Dialling.Digit digit = line.digits().getFirst();
        int[] sound = Arrays.copyOf(voice, count);
        System.arraycopy(
                line.samples(), digit.fromSample(), sound, DIGIT_FROM_MILLIS * SAMPLES_PER_MILLI, digit.samples());
        return Level.sum(sound, Noise.ofRoom(count, -55, 2));
    }

    private static int[] heard(ToneSuppressor suppressor, int[] samples) {
        ToneDetector detector = new ToneDetector(Frames.RATE_HZ, ToneDetectorSettings.DTMF);
        return Frames.through(
                (frame, _) -> {
                    detector.process(frame, 0, frame.length);
                    suppressor.process(frame, 0, frame.length, detector);
                },
                samples);
    }

    private static Plot waveform(String title, Ink ink, int[] samples, int lateMillis) {
        int from = DIGIT_FROM_MILLIS + lateMillis;
        return new Plot(
                        title,
                        new Axis("time, ms", 0, LENGTH_MILLIS, 50),
                        new Axis("sample value", -PEAK, PEAK, PEAK / 2))
                .band(lateMillis == 0 ? "the digit" : "the digit, 40 ms later", Ink.ORANGE, from, from + DIGIT_MILLIS)
                .waveform("", ink, samples, 1.0 / SAMPLES_PER_MILLI);
    }

    private Plot levels() {
        double[] millis = Frames.middles(spoken.length / WINDOW_SAMPLES, (double) WINDOW_SAMPLES / SAMPLES_PER_MILLI);
        return new Plot(
                        "Levels, in windows of 2.5 ms",
                        new Axis("time, ms", 0, LENGTH_MILLIS, 50),
                        new Axis("level, dBm0", -80, 0, 20))
                .curve("spoken", Ink.GREY, millis, Frames.levelsDbm0(spoken, WINDOW_SAMPLES))
                .curve("cut", Ink.BLUE, millis, Frames.levelsDbm0(cut, WINDOW_SAMPLES))
                .dashes("look-ahead", Ink.GREEN, millis, Frames.levelsDbm0(ahead, WINDOW_SAMPLES));
    }

    private String caption() {
        double[] leaks = leaksMillis(0);
        int digitEnd = (DIGIT_FROM_MILLIS + DIGIT_MILLIS) * SAMPLES_PER_MILLI;
        int back = digitEnd;
        while (cut[back] != spoken[back] || cut[back + 1] != spoken[back + 1]) back++;
        return Picture.caption(String.format(
                Locale.ROOT,
                """
                The word before the digit and the word after it pass bit by bit. Cut as soon as it is recognised, the first %.1f ms of this
                digit are heard, and the line is open again %.0f ms after its end. With a look-ahead of 40 ms everything is heard 40 ms later and
                nothing of the digit is: the loudest sample in its place is %s. Of %d digits at any place in a frame of 20 ms, half leak
                %.1f ms or less, the worst %.1f ms, less than the 20 ms that no receiver may take for a digit (ITU-T Q.24); with the
                look-ahead none leaks anything (%.1f ms).
                """,
                firstMillisHeard(),
                (double) (back - digitEnd) / SAMPLES_PER_MILLI,
                loudestAhead(),
                leaks.length,
                leaks[leaks.length / 2],
                leaks[leaks.length - 1],
                leaksMillis(LOOK_AHEAD_MILLIS)[leaks.length - 1]));
    }

    private double firstMillisHeard() {
        ToneSuppressor suppressor = ToneSuppressor.cutting(Frames.RATE_HZ);
        heard(suppressor, spoken);
        return suppressor.leakedMillis();
    }

    private int loudestAhead() {
        int from = (DIGIT_FROM_MILLIS + LOOK_AHEAD_MILLIS) * SAMPLES_PER_MILLI;
        return Arrays.stream(ahead, from, from + DIGIT_MILLIS * SAMPLES_PER_MILLI)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    /// What is heard of digits that begin anywhere, in order of length.
    private static double[] leaksMillis(int lookAheadMillis) {
        double[] leaks = new double[Dialling.KEYS.length() * 20];
        for (int i = 0; i < leaks.length; i++) {
            String key = Dialling.KEYS.substring(i % 16, i % 16 + 1);
            ToneSuppressor suppressor = lookAheadMillis == 0
                    ? ToneSuppressor.cutting(Frames.RATE_HZ)
                    : ToneSuppressor.lookingAhead(Frames.RATE_HZ, lookAheadMillis);
            heard(
                    suppressor,
                    Dialling.DEFAULT
                            .lasting(DIGIT_MILLIS)
                            .dial(key, Frames.RATE_HZ, i)
                            .samples());
            leaks[i] = suppressor.leakedMillis();
        }
        Arrays.sort(leaks);
        return leaks;
    }
}
