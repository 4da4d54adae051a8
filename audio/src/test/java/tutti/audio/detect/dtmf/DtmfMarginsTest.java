package tutti.audio.detect.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.audio.detect.dtmf.DialledLine.KEYS;

import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tutti.audio.g711.G711;

/// How far the detector is from the edges that Q.24 draws, as a table, in the manner of the Mitel test tape: each of
/// the sixteen digits ten times at every step.
@EnabledIfSystemProperty(named = "tutti.slow", matches = "true")
class DtmfMarginsTest {
    private static final int RATE_HZ = 8000;
    private static final long SEED = 77;
    private static final String ALL = KEYS.repeat(10);

    private final StringBuilder table = new StringBuilder();

    private static DialledLine line() {
        return new DialledLine(RATE_HZ, SEED);
    }

    private static DialledLine dialled(DialledLine line, double onMillis, double offMillis) {
        line.silence(60);
        for (int i = 0; i < ALL.length(); i++) {
            line.digit(ALL.charAt(i), onMillis).silence(offMillis).anyPhase();
        }
        return line.silence(60);
    }

    /// How many of 160 digits are found, at the nominal level of the tape: -4 dBm0 per tone less 6.
    private static int found(DialledLine line) {
        HeardDigits heard = HeardDigits.in(line.samples(G711.MU_LAW));
        return heard.started.length();
    }

    /// The first step, going from `from` in steps of `step`, for which not all are found.
    private static double lastWithAll(double from, double step, DoubleFunction<DialledLine> line) {
        double at = from;
        while (found(line.apply(at)) == ALL.length()) at += step;
        return at - step;
    }

    private static double firstWithNone(double from, double step, DoubleFunction<DialledLine> line) {
        double at = from;
        while (found(line.apply(at)) > 0) at += step;
        return at;
    }

    private double row(String name, String unit, double value) {
        table.append(String.format(Locale.ROOT, "%-52s %8.2f %s%n", name, value, unit));
        return value;
    }

    private static DialledLine offset(double percent) {
        return dialled(line().offsets(percent / 100, percent / 100), 50, 50);
    }

    private static DialledLine level(double dbm0) {
        return dialled(line().levels(dbm0, dbm0), 50, 50);
    }

    private static DialledLine twist(double db) {
        return dialled(line().levels(-12, -12 + db), 50, 50);
    }

    private static DialledLine duration(double millis) {
        return dialled(line(), millis, 50);
    }

    private static DialledLine noise(double signalToNoiseDb) {
        return dialled(line(), 50, 50).noise(-7 - signalToNoiseDb);
    }

    private static DialledLine dialTone(double overDigitsDb) {
        DialledLine line = line().levels(-22, -22).silence(500);
        return dialled(line, 50, 50).under(350, -22 + overDigitsDb).under(440, -22 + overDigitsDb);
    }

    @Test
    void everyEdgeOfQ24IsPassedWithAMargin() {
        assertThat(row("all found, highest offset", "%", lastWithAll(1.5, 0.1, DtmfMarginsTest::offset)))
                .isBetween(1.9, 2.9);
        assertThat(row("none found, from offset", "%", firstWithNone(1.8, 0.1, DtmfMarginsTest::offset)))
                .isLessThanOrEqualTo(2.9);
        assertThat(row("all found, lowest offset", "%", lastWithAll(-1.5, -0.1, DtmfMarginsTest::offset)))
                .isBetween(-2.9, -1.9);
        assertThat(row("none found, from offset", "%", firstWithNone(-1.8, -0.1, DtmfMarginsTest::offset)))
                .isGreaterThanOrEqualTo(-2.9);
        assertThat(row("all found, softest", "dBm0", lastWithAll(-27, -0.5, DtmfMarginsTest::level)))
                .isLessThanOrEqualTo(-34);
        assertThat(row("none found, from level", "dBm0", firstWithNone(-30, -0.5, DtmfMarginsTest::level)))
                .isGreaterThanOrEqualTo(-40);
        assertThat(row("all found, high over low", "dB", lastWithAll(0, 0.5, DtmfMarginsTest::twist)))
                .isGreaterThanOrEqualTo(5);
        assertThat(row("all found, low over high", "dB", -lastWithAll(0, -0.5, DtmfMarginsTest::twist)))
                .isGreaterThanOrEqualTo(9);
        assertThat(row("all found, shortest", "ms", lastWithAll(40, -1, DtmfMarginsTest::duration)))
                .isLessThanOrEqualTo(35);
        assertThat(row("none found, longest", "ms", firstWithNone(40, -0.5, DtmfMarginsTest::duration)))
                .isGreaterThanOrEqualTo(23);
        assertThat(row(
                        "all found, white noise, signal over noise",
                        "dB",
                        lastWithAll(26, -0.5, DtmfMarginsTest::noise)))
                .isLessThanOrEqualTo(10);
        assertThat(row("all found, dial tone over digits", "dB", lastWithAll(-10, 1, DtmfMarginsTest::dialTone)))
                .isGreaterThanOrEqualTo(12);
        System.out.print(table);
    }
}
