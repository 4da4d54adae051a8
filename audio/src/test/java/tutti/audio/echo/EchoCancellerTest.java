package tutti.audio.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SpokenText;
import tutti.audio.voice.SyntheticSpeech;

/// Conditions in the manner of ITU-T G.168 §6: dispersive hybrids, convergence, double talk, residual.
class EchoCancellerTest {
    private static final int RATE_HZ = 8000;
    private static final double FAR_DBM0 = -16;

    private static EchoCanceller canceller(int sampleRateHz, ResidualMode residual) {
        return new EchoCanceller(sampleRateHz, EchoSettings.DEFAULT.withResidual(residual), Signal.random(42));
    }

    private static int[] composite(int sampleRateHz, int seconds) {
        return CompositeSource.samples(sampleRateHz, seconds, FAR_DBM0, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 0, 8",
        "8000, 16, 6",
        "8000, 16, 12",
        "8000, 40, 8",
        "8000, 60, 6",
        "8000, 64, 12",
        "16000, 16, 8",
        "16000, 60, 6"
    })
    void takesTwentyFiveDecibelsOutWithinASecond(int rateHz, double delayMillis, double lossDb) {
        assertTakesTwentyFiveDecibelsOut(rateHz, delayMillis, lossDb, 1);
    }

    @ParameterizedTest
    @CsvSource({"8000, 100, 8", "8000, 200, 8", "8000, 295, 10", "16000, 200, 10"})
    void takesTwentyFiveDecibelsOutWithinTwoSecondsIfTheDelayIsLongerThanTheSpan(
            int rateHz, double delayMillis, double lossDb) {
        assertTakesTwentyFiveDecibelsOut(rateHz, delayMillis, lossDb, 2);
    }

    private static void assertTakesTwentyFiveDecibelsOut(
            int rateHz, double delayMillis, double lossDb, double afterSeconds) {
        Line line = new Line(rateHz, delayMillis, lossDb, 4);
        int[] noise = Signal.whiteNoise(3 * rateHz, FAR_DBM0, 3);
        double noiseDb = cancelled(rateHz, line, noise).erleDb(afterSeconds, afterSeconds + 0.5);
        int[] composite = composite(rateHz, 3);
        double compositeDb = cancelled(rateHz, line, composite).erleDb(afterSeconds, afterSeconds + 0.7);
        System.out.printf(
                "%d Hz, %.0f ms, %.0f dB: ERLE after %.0f s: noise %.1f dB, composite source %.1f dB%n",
                rateHz, delayMillis, lossDb, afterSeconds, noiseDb, compositeDb);
        assertThat(noiseDb).isGreaterThan(25);
        assertThat(compositeDb).isGreaterThan(25);
    }

    private static Cancelled cancelled(int rateHz, Line line, int[] sent) {
        EchoCanceller canceller = canceller(rateHz, ResidualMode.NONE);
        return Cancelled.by(canceller, rateHz, sent, line.echo(sent), new int[sent.length]);
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "16, 6", "40, 12", "60, 8", "200, 8"})
    void takesTwentyDecibelsOutOfSpeechWithinThreeSeconds(double delayMillis, double lossDb) {
        int[] sent = SyntheticSpeech.samples(RATE_HZ, 8, FAR_DBM0, 7);
        Cancelled cancelled = cancelled(RATE_HZ, new Line(RATE_HZ, delayMillis, lossDb, 4), sent);
        System.out.printf(
                "speech, %.0f ms, %.0f dB: ERLE 0.5–1 s %.1f, 1–2 s %.1f, 2–3 s %.1f, 3–8 s %.1f dB%n",
                delayMillis,
                lossDb,
                cancelled.erleDb(0.5, 1),
                cancelled.erleDb(1, 2),
                cancelled.erleDb(2, 3),
                cancelled.erleDb(3, 8));
        assertThat(cancelled.erleDb(3, 8)).isGreaterThan(20);
    }

    @Test
    void takesTwentyFiveDecibelsOutOfSpokenTextWithinThreeSeconds() {
        String text = "The engine tells you exactly what everybody hears. Please hold the line, I will connect you.";
        int[] sent = SpokenText.samples(text, "en", RATE_HZ, FAR_DBM0).orElse(new int[0]);
        Assumptions.assumeTrue(sent.length > 0, SpokenText.ABSENT);
        Cancelled cancelled = cancelled(RATE_HZ, new Line(RATE_HZ, 30, 8, 9), sent);
        System.out.printf(
                "spoken text: ERLE 1–2 s %.1f, 2–3 s %.1f, from 3 s %.1f dB%n",
                cancelled.erleDb(1, 2), cancelled.erleDb(2, 3), cancelled.erleDb(3, 99));
        assertThat(cancelled.erleDb(3, 99)).isGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource({"16, -16", "16, -6", "200, -16", "200, -26"})
    void doesNotDivergeInDoubleTalk(double delayMillis, double nearDbm0) {
        int[] sent = SyntheticSpeech.samples(RATE_HZ, 10, FAR_DBM0, 7);
        int[] near = new int[sent.length];
        int[] voice = SyntheticSpeech.samples(RATE_HZ, 3, nearDbm0, 99);
        System.arraycopy(voice, 0, near, 4 * RATE_HZ, voice.length);
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.NONE);
        int[] echo = new Line(RATE_HZ, delayMillis, 8, 4).echo(sent);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, near);
        System.out.printf(
                "double talk, near %.0f dBm0, %.0f ms: ERLE before %.1f, in %.1f, 1 s after %.1f dB%n",
                nearDbm0, delayMillis, cancelled.erleDb(3, 4), cancelled.erleDb(4, 7), cancelled.erleDb(7, 8));
        assertThat(cancelled.erleDb(7, 8)).isGreaterThan(20);
        assertThat(canceller.restarts()).isZero();
    }

    @Test
    void doesNotTouchTheNearEndWhileTheFarEndIsSilent() {
        int[] near = SyntheticSpeech.samples(RATE_HZ, 4, -16, 3);
        int[] sent = Signal.whiteNoise(near.length, FAR_DBM0, 3);
        Arrays.fill(sent, 2 * RATE_HZ, sent.length, 0);
        int[] echo = new Line(RATE_HZ, 30, 8, 4).echo(sent);
        for (ResidualMode residual : ResidualMode.values()) {
            Cancelled cancelled = Cancelled.by(canceller(RATE_HZ, residual), RATE_HZ, sent, echo, near);
            int from = 2 * RATE_HZ + RATE_HZ / 4;
            assertThat(Arrays.copyOfRange(cancelled.signals().result(), from, near.length))
                    .as("%s, 250 ms after the far end fell silent", residual)
                    .isEqualTo(Arrays.copyOfRange(near, from, near.length));
        }
    }

    @Test
    void isStableWhenBothWaysAreQuantisedByALaw() {
        int[] sent = Line.quantised(SyntheticSpeech.samples(RATE_HZ, 20, FAR_DBM0, 7));
        int[] echo = Line.quantised(new Line(RATE_HZ, 20, 8, 4).echo(sent));
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.NONE);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, new int[sent.length]);
        System.out.printf(
                "A-law: ERLE 2–5 s %.1f, 15–20 s %.1f dB%n", cancelled.erleDb(2, 5), cancelled.erleDb(15, 20));
        assertThat(cancelled.erleDb(15, 20)).isGreaterThan(25);
        assertThat(canceller.restarts()).isZero();
    }

    @Test
    void learnsAnotherLineAfterTheOldOneIsGone() {
        int[] sent = composite(RATE_HZ, 6);
        int[] echo = new Line(RATE_HZ, 20, 8, 4).echo(sent);
        int[] other = new Line(RATE_HZ, 50, 6, 77).echo(sent);
        System.arraycopy(other, 3 * RATE_HZ, echo, 3 * RATE_HZ, 3 * RATE_HZ);
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.NONE);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, new int[sent.length]);
        System.out.printf(
                "other line: ERLE in its 2nd second %.1f, in its 3rd %.1f dB, restarts %d%n",
                cancelled.erleDb(4, 5), cancelled.erleDb(5, 6), canceller.restarts());
        assertThat(cancelled.erleDb(5, 6)).isGreaterThan(25);
    }

    @Test
    void findsALateEchoAlsoAfterALongTimeWithoutAny() {
        int[] sent = composite(RATE_HZ, 20);
        int[] echo = new Line(RATE_HZ, 150, 8, 4).echo(sent);
        Arrays.fill(echo, 0, 10 * RATE_HZ, 0);
        int[] near = Signal.whiteNoise(sent.length, -50, 6);
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.NONE);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, near);
        System.out.printf(
                "late echo: ERLE in its 3rd second %.1f, in its 10th %.1f dB%n",
                cancelled.erleDb(12, 13), cancelled.erleDb(19, 20));
        assertThat(canceller.delayMillis()).isBetween(140.0, 150.0);
        assertThat(cancelled.erleDb(19, 20)).isGreaterThan(25);
    }

    @Test
    void mutesTheResidualAndLetsTheNearEndInterrupt() {
        int[] sent = composite(RATE_HZ, 6);
        int[] near = new int[sent.length];
        int[] voice = SyntheticSpeech.samples(RATE_HZ, 2, -20, 99);
        System.arraycopy(voice, 0, near, 4 * RATE_HZ, voice.length);
        int[] echo = new Line(RATE_HZ, 20, 8, 4).echo(sent);
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.MUTING);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, near);
        assertThat(Arrays.copyOfRange(cancelled.signals().result(), 2 * RATE_HZ, 4 * RATE_HZ))
                .containsOnly(0);
        assertThat(cancelled.resultDbm0(4, 6)).isCloseTo(Signal.levelDbm0(near, 4 * RATE_HZ, 6 * RATE_HZ), within(0.5));
    }

    @Test
    void replacesTheResidualByNoiseOfTheNearEndsLevel() {
        int[] sent = composite(RATE_HZ, 6);
        Arrays.fill(sent, 0, 2 * RATE_HZ, 0);
        int[] near = Signal.whiteNoise(sent.length, -58, 8);
        int[] echo = new Line(RATE_HZ, 20, 8, 4).echo(sent);
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.COMFORT_NOISE);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, near);
        assertThat(canceller.isSuppressing()).isTrue();
        assertThat(cancelled.resultDbm0(4, 6)).isCloseTo(-58, within(3.0));
        assertThat(cancelled.resultDbm0(1, 2)).isCloseTo(-58, within(0.2));
    }

    @Test
    void forgetsEverythingWhenReinitialised() {
        int[] sent = Signal.whiteNoise(2 * RATE_HZ, FAR_DBM0, 3);
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.NONE);
        int[] echo = new Line(RATE_HZ, 100, 8, 4).echo(sent);
        Cancelled.by(canceller, RATE_HZ, sent, echo, new int[sent.length]);
        assertThat(canceller.delayMillis()).isBetween(95.0, 100.0);
        assertThat(canceller.enhancementDb()).isGreaterThan(25);
        canceller.reinitialise();
        assertThat(canceller.delayMillis()).isZero();
        assertThat(canceller.enhancementDb()).isZero();
    }

    @Test
    void aModelThatMakesItLouderIsForgottenAndCounted() {
        int[] sent = Signal.whiteNoise(4 * RATE_HZ, FAR_DBM0, 3);
        int[] echo = new Line(RATE_HZ, 20, 0, 4).echo(sent);
        for (int i = 2 * RATE_HZ; i < echo.length; i++) {
            echo[i] = -echo[i] / 8;
        }
        EchoCanceller canceller = canceller(RATE_HZ, ResidualMode.NONE);
        Cancelled cancelled = Cancelled.by(canceller, RATE_HZ, sent, echo, new int[sent.length]);
        System.out.printf("turned and softer echo: ERLE 3–4 s %.1f dB%n", cancelled.erleDb(3, 4));
        assertThat(canceller.restarts()).isPositive();
        assertThat(cancelled.erleDb(3, 4)).isGreaterThan(20);
    }

    @Test
    void equalCallsGiveEqualBits() {
        int[] sent = SyntheticSpeech.samples(RATE_HZ, 2, FAR_DBM0, 1);
        int[] echo = new Line(RATE_HZ, 30, 8, 4).echo(sent);
        int[] near = Signal.whiteNoise(sent.length, -50, 2);
        ResidualMode residual = ResidualMode.COMFORT_NOISE;
        Cancelled one = Cancelled.by(canceller(RATE_HZ, residual), RATE_HZ, sent, echo, near);
        Cancelled two = Cancelled.by(canceller(RATE_HZ, residual), RATE_HZ, sent, echo, near);
        assertThat(one.signals().result()).isEqualTo(two.signals().result());
    }

    @Test
    void refusesWhatItCannotCancel() {
        assertThatThrownBy(() -> canceller(48_000, ResidualMode.NONE)).hasMessageContaining("48000 Hz");
        int[] frame = new int[81];
        assertThatThrownBy(() -> canceller(RATE_HZ, ResidualMode.NONE).cancel(frame, frame, 81))
                .hasMessageContaining("multiple of 80");
        assertThatThrownBy(() -> new EchoSettings(65, 300, ResidualMode.NONE, -40))
                .hasMessageContaining("span");
        assertThatThrownBy(() -> new EchoSettings(64, 501, ResidualMode.NONE, -40))
                .hasMessageContaining("delay");
        assertThatThrownBy(() -> new EchoSettings(64, 300, ResidualMode.NONE, 1))
                .hasMessageContaining("threshold");
    }
}
