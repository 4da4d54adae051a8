package tutti.audio.detect.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.audio.detect.dtmf.DialledLine.KEYS;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.g711.G711;

/// The receiver that Q.24 describes: Table A-1 with the widest of what the administrations want detected, and the
/// narrowest of what they want refused.
class DtmfQ24Test {
    private static final int RATE_HZ = 8000;
    private static final long SEED = 23;
    private static final int ROUNDS = 3;
    private static final String ALL = KEYS.repeat(ROUNDS);

    /// Each key some times, 50 ms on and at least 50 ms off, at any place in a frame.
    private static DialledLine dialled(DialledLine line, double onMillis) {
        line.silence(50);
        for (int i = 0; i < ALL.length(); i++) {
            char key = ALL.charAt(i);
            line.digit(key, onMillis).silence(50).anyPhase();
        }
        return line.silence(60);
    }

    private static DialledLine line() {
        return new DialledLine(RATE_HZ, SEED);
    }

    private static void assertAll(int[] samples) {
        HeardDigits heard = HeardDigits.in(samples);
        assertThat(heard.started).as("seed %d", SEED).hasToString(ALL);
        assertThat(heard.ended).as("seed %d", SEED).hasToString(ALL);
    }

    private static void assertNone(int[] samples) {
        assertThat(HeardDigits.in(samples).started).as("seed %d", SEED).isEmpty();
    }

    /// Q.23 §7.1: ±1.8 %.
    @ParameterizedTest
    @CsvSource({"0.018, 0.018", "-0.018, -0.018", "0.018, -0.018", "-0.018, 0.018"})
    void detectsEveryDigitUpTo1Point8PercentOff(double low, double high) {
        assertAll(dialled(line().offsets(low, high), 50).samples(G711.A_LAW));
    }

    /// Q.24 Table A-1: NTT and Brazil 3.0 %, AT&T 3.5 %; one of the two tones is enough.
    @ParameterizedTest
    @CsvSource({"0.03, 0", "-0.03, 0", "0, 0.03", "0, -0.03", "0.035, 0.035", "-0.035, -0.035", "0.03, -0.03"})
    void refusesEveryDigitFrom3PercentOff(double low, double high) {
        assertNone(dialled(line().offsets(low, high), 60).samples());
    }

    /// Q.24 Table A-1: 0…-25 (AT&T), -3…-24 (NTT), -5…-27 dBm (Australia). At 0 dBm0 each the sum is clipped.
    @ParameterizedTest
    @ValueSource(doubles = {0, -3, -10, -20, -25, -27, -34})
    void detectsEveryDigitFrom0DownToMinus27Dbm0PerTone(double dbm0) {
        assertAll(dialled(line().levels(dbm0, dbm0), 40).samples(G711.MU_LAW));
    }

    /// Q.24 Table A-1: -50 (Brazil), -55 dBm (AT&T).
    @ParameterizedTest
    @ValueSource(doubles = {-38, -45, -50, -55})
    void refusesEveryDigitBelowTheMinimumLevel(double dbm0) {
        assertNone(dialled(line().levels(dbm0, dbm0), 100).samples());
    }

    @Test
    void theMinimumLevelIsASetting() {
        int[] samples = dialled(line().levels(-29, -29), 50).samples();

        assertThat(HeardDigits.in(samples, DtmfSettings.DEFAULT.withMinimumLevelDbm0(-28)).started)
                .isEmpty();
        assertThat(HeardDigits.in(samples, DtmfSettings.DEFAULT.withMinimumLevelDbm0(-30)).started)
                .hasToString(ALL);
    }

    /// Q.24 Table A-1: +4/-8 dB (AT&T), Brazil ±9.
    @ParameterizedTest
    @ValueSource(doubles = {5, 4, -4, -8, -9})
    void detectsEveryDigitWithTwist(double highOverLowDb) {
        assertAll(dialled(line().levels(-12, -12 + highOverLowDb), 40).samples(G711.A_LAW));
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, 12, -11, -15})
    void refusesMoreTwist(double highOverLowDb) {
        assertNone(dialled(line().levels(-12, -12 + highOverLowDb), 60).samples());
    }

    @Test
    void twistIsASettingEitherWay() {
        DtmfSettings narrow = DtmfSettings.DEFAULT.withTwistDb(3, 3);
        DtmfSettings wide = DtmfSettings.DEFAULT.withTwistDb(12, 12);
        for (double twistDb : new double[] {-4, 4}) {
            assertThat(HeardDigits.in(
                                    dialled(line().levels(-12, -12 + twistDb), 50)
                                            .samples(),
                                    narrow)
                            .started)
                    .isEmpty();
        }
        for (double twistDb : new double[] {-11, 11}) {
            assertThat(HeardDigits.in(
                                    dialled(line().levels(-14, -14 + twistDb), 50)
                                            .samples(),
                                    wide)
                            .started)
                    .as("twist %s dB, seed %d", twistDb, SEED)
                    .hasToString(ALL);
        }
    }

    /// Q.24 Table A-1: 40 ms, everywhere; and any longer one is one digit.
    @ParameterizedTest
    @ValueSource(doubles = {40, 33, 50, 77, 500})
    void detectsATonePairOf40Millis(double onMillis) {
        assertAll(dialled(line(), onMillis).samples(G711.MU_LAW));
    }

    /// Q.24 Table A-1: 23 ms (AT&T), 20 (Denmark, Brazil).
    @ParameterizedTest
    @ValueSource(doubles = {10, 15, 20, 22, 23})
    void refusesATonePairOf23Millis(double onMillis) {
        assertNone(dialled(line(), onMillis).samples(G711.MU_LAW));
    }

    /// Q.24 Table A-1: 25 ms must not operate in Australia.
    @Test
    void theMinimumDurationIsASetting() {
        DtmfSettings australia = DtmfSettings.DEFAULT.withMinimumDurationMillis(27);

        assertThat(HeardDigits.in(dialled(line(), 25).samples(), australia).started)
                .isEmpty();
        assertThat(HeardDigits.in(dialled(line(), 40).samples(), australia).started)
                .hasToString(ALL);
    }

    /// Q.24 Table A-1: 30 ms (NTT, Brazil), 40 (AT&T, Denmark).
    @ParameterizedTest
    @ValueSource(doubles = {30, 35, 40})
    void aPauseOf30MillisMakesTwoDigitsOfOne(double pauseMillis) {
        DialledLine line = line().silence(47);
        for (int i = 0; i < KEYS.length(); i++) {
            char key = KEYS.charAt(i);
            line.digit(key, 50)
                    .silence(pauseMillis)
                    .digit(key, 50)
                    .silence(pauseMillis)
                    .anyPhase();
        }

        assertThat(HeardDigits.in(line.silence(60).samples()).started)
                .as("seed %d", SEED)
                .hasToString("112233AA445566BB778899CC**00##DD");
    }

    /// Q.24 Table A-1: 10 ms (AT&T, NTT, Brazil), 12 (Australia).
    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 10, 12})
    void anInterruptionOf10MillisDoesNot(double millis) {
        DialledLine line = line().silence(47);
        for (int i = 0; i < ALL.length(); i++) {
            char key = ALL.charAt(i);
            line.digit(key, 100).interruption(50, millis).silence(50).anyPhase();
        }

        assertAll(line.silence(60).samples());
    }

    /// Q.24 Table A-1: an interruption of 20 ms is none in Denmark, where 40 ms are a pause.
    @Test
    void theMinimumPauseIsASetting() {
        DtmfSettings denmark = DtmfSettings.DEFAULT.withMinimumPauseMillis(30);
        DialledLine interrupted =
                line().silence(47).digit('5', 100).interruption(50, 20).silence(60);
        DialledLine twice = line().silence(47).digits("55", 50, 40).silence(60);

        assertThat(HeardDigits.in(interrupted.samples(), denmark).started).hasToString("5");
        assertThat(HeardDigits.in(twice.samples(), denmark).started).hasToString("55");
    }

    /// Q.24 Table A-1: 93 ms per digit (AT&T).
    @ParameterizedTest
    @CsvSource({"50, 43", "40, 53", "53, 40"})
    void followsTheFastestDialling(double onMillis, double offMillis) {
        assertAll(
                line().silence(50).digits(ALL, onMillis, offMillis).silence(60).samples(G711.A_LAW));
    }

    /// Q.24 Table A-1: an echo 20 ms late and 10 dB down.
    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 20})
    void toleratesAnEcho10DbDown(double delayMillis) {
        assertAll(line().silence(50)
                .digits(ALL, 50, 43)
                .silence(60)
                .echo(delayMillis, -10)
                .samples(G711.A_LAW));
    }

    /// Far fewer administrations ask for a number; a good receiver of this kind works at 12 dB.
    @ParameterizedTest
    @ValueSource(doubles = {26, 15, 12, 9})
    void detectsEveryDigitInWhiteNoise(double signalToNoiseDb) {
        assertAll(dialled(line(), 50).noise(-7 - signalToNoiseDb).samples(G711.MU_LAW));
    }

    @ParameterizedTest
    @CsvSource({"350, 440, -10", "350, 440, 0", "350, 440, 12", "350, 450, 12", "425, 425, 12", "400, 450, 12"})
    void dialToneBelowTheDigitsIsNoHindrance(double firstHz, double secondHz, double overDigitsDb) {
        DialledLine line =
                line().levels(-18, -18).silence(500).digits(ALL, 50, 50).silence(60);
        line.under(firstHz, -18 + overDigitsDb);
        if (secondHz != firstHz) line.under(secondHz, -18 + overDigitsDb);

        assertAll(line.samples(G711.A_LAW));
    }

    @Test
    void reportsLevelsTwistOnsetAndLength() {
        DialledLine line = line().silence(61);
        for (int i = 0; i < KEYS.length(); i++) {
            char key = KEYS.charAt(i);
            line.levels(-8, -13).digit(key, 80).silence(70);
        }
        HeardDigits heard = HeardDigits.in(line.samples());

        assertThat(heard.started).hasToString(KEYS);
        for (int i = 0; i < KEYS.length(); i++) {
            assertThat(heard.lowDbm0.get(i)).isCloseTo(-8, within(0.2));
            assertThat(heard.highDbm0.get(i)).isCloseTo(-13, within(0.2));
            assertThat(heard.starts.get(i)).isCloseTo((61 + 150L * i) * 8, within(8L));
            assertThat(heard.lengths.get(i)).isCloseTo(80L * 8, within(16L));
        }
    }

    /// Which tones a digit is made of, each group with one alone, or two of one group, are no digits.
    @Test
    void oneToneOrTwoOfOneGroupAreNoDigit() {
        for (int hz : new int[] {697, 770, 852, 941, 1209, 1336, 1477, 1633}) {
            assertNone(line().silence(300).under(hz, -10).samples());
        }
        assertNone(line().silence(300).under(697, -10).under(941, -10).samples());
        assertNone(line().silence(300).under(1209, -10).under(1633, -10).samples());
    }

    @Test
    void aThirdToneAsLoudMakesItNoDigit() {
        for (int hz : new int[] {941, 1477, 2500, 540}) {
            assertNone(line().silence(40)
                    .digit('1', 100)
                    .silence(60)
                    .under(hz, -10)
                    .samples());
        }
    }

    @Test
    void bothLawsAndNoneGiveTheSameDigits() {
        int[] linear = dialled(line(), 45).samples();
        assertAll(linear);
        for (G711 law : EnumSet.allOf(G711.class)) {
            assertAll(dialled(line(), 45).samples(law));
        }
    }
}
