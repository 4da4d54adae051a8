package tutti.bench.sound;

import java.util.List;
import java.util.Locale;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.bench.signal.Dialling;

/// Which digits are found: against frequency offset, level, twist, duration and noise.
final class DigitPicture {
    private static final Axis FOUND = new Axis("digits found, %", 0, 100, 25);
    private static final double LEVEL_DBM0 = -10;

    /// Two tones of equal level together.
    private static final double BOTH_DB = 3;

    private static final String MUST = "Q.24: must";
    private static final String MUST_NOT = "must not";

    private final DigitSweep offset =
            new DigitSweep(-4, 4, 0.1, it -> Dialling.DEFAULT.withOffsets(it / 100, it / 100));
    private final DigitSweep oneOffset = new DigitSweep(-4, 4, 0.1, it -> Dialling.DEFAULT.withOffsets(0, it / 100));
    private final DigitSweep level = new DigitSweep(-56, 0, 0.5, it -> Dialling.DEFAULT.withLevels(it, it));
    private final DigitSweep twist =
            new DigitSweep(-14, 10, 0.25, it -> Dialling.DEFAULT.withLevels(-12 - it / 2, -12 + it / 2));
    private final DigitSweep duration = new DigitSweep(10, 60, 0.5, Dialling.DEFAULT::lasting);
    private final DigitSweep noise =
            new DigitSweep(-6, 30, 0.5, it -> Dialling.DEFAULT.inNoise(LEVEL_DBM0 + BOTH_DB - it));

    static Picture picture() {
        DigitPicture it = new DigitPicture();
        List<Plot> plots = List.of(it.offsetPlot(), it.levelPlot(), it.twistPlot(), it.durationPlot(), it.noisePlot());
        return new Picture(
                "digits",
                "Which digits are found",
                new Figure("Share of DTMF digits found against five quantities", 2, 450, 250, plots),
                it.caption());
    }

    private Plot offsetPlot() {
        return new Plot("Frequency offset", new Axis("tones off by, %", -4, 4, 1), FOUND)
                .band(MUST, Ink.GREEN, -1.8, 1.8)
                .band(MUST_NOT, Ink.RED, -4, -3)
                .band(MUST_NOT, Ink.RED, 3, 4)
                .curve("both", Ink.BLUE, offset.x(), offset.foundPercent())
                .dashes("high tone", Ink.ORANGE, oneOffset.x(), oneOffset.foundPercent());
    }

    private Plot levelPlot() {
        return new Plot("Level", new Axis("level of each tone, dBm0", -56, 0, 8), FOUND)
                .band(MUST, Ink.GREEN, -27, 0)
                .band(MUST_NOT, Ink.RED, -56, -50)
                .curve("", Ink.BLUE, level.x(), level.foundPercent());
    }

    private Plot twistPlot() {
        return new Plot("Twist", new Axis("high tone over low tone, dB", -14, 10, 2), FOUND)
                .band(MUST, Ink.GREEN, -8, 4)
                .curve("", Ink.BLUE, twist.x(), twist.foundPercent());
    }

    private Plot durationPlot() {
        return new Plot("Duration", new Axis("length of the digit, ms", 10, 60, 10), FOUND)
                .band(MUST, Ink.GREEN, 40, 60)
                .band(MUST_NOT, Ink.RED, 10, 23)
                .curve("", Ink.BLUE, duration.x(), duration.foundPercent());
    }

    private Plot noisePlot() {
        return new Plot("White noise", new Axis("signal over noise in 4 kHz, dB", -6, 30, 6), FOUND)
                .curve("", Ink.BLUE, noise.x(), noise.foundPercent());
    }

    private String caption() {
        int wrong =
                offset.wrong() + oneOffset.wrong() + level.wrong() + twist.wrong() + duration.wrong() + noise.wrong();
        return Picture.caption(String.format(
                Locale.ROOT,
                """
                Each point is 96 digits: all sixteen keys six times, 50 ms long, −10 dBm0 per tone, at random phases, through A-law; only
                the quantity of the axis is changed. Green is what some administration wants detected, red what some administration wants
                refused (ITU-T Q.24, Table A-1).

                Every digit is found with both tones off by %+.1f to %+.1f %%, and none from %+.1f %% and %+.1f %% on; from %.1f to 0 dBm0 per
                tone (none at %.1f and below); with the high tone from %.1f dB below to %.1f dB above the low one (none beyond %.1f and
                %.1f dB); from %.1f ms on (none at %.1f ms and below); and with noise that is %.1f dB or more below the two tones together.
                In all these %,d digits, %s taken for another one or found twice.
                """,
                offset.lastWithAll(0, -1),
                offset.lastWithAll(0, 1),
                offset.firstWithNone(-1),
                offset.firstWithNone(1),
                level.lastWithAll(-10, -1),
                level.firstWithNone(-1),
                -twist.lastWithAll(0, -1),
                twist.lastWithAll(0, 1),
                -twist.firstWithNone(-1),
                twist.firstWithNone(1),
                duration.lastWithAll(50, -1),
                duration.firstWithNone(-1),
                noise.lastWithAll(25, -1),
                digits(),
                wrong == 0 ? "none was" : wrong + " were"));
    }

    private int digits() {
        int points = 0;
        for (DigitSweep sweep : List.of(offset, oneOffset, level, twist, duration, noise)) points += sweep.x().length;
        return points * DigitSweep.DIGITS;
    }
}
