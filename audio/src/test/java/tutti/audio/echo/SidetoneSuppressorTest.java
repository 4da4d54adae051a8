package tutti.audio.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.level.Dbm0;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SyntheticSpeech;

class SidetoneSuppressorTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME = 160;
    private static final int INTERRUPTS_AT = 200;

    private static boolean[] active(int[] sent, int[] received, SidetoneSettings settings) {
        SidetoneSuppressor sidetone = new SidetoneSuppressor(RATE_HZ, settings);
        SpeechTracker tracker = new SpeechTracker(RATE_HZ, SpeechSettings.DEFAULT);
        boolean[] active = new boolean[received.length / FRAME];
        for (int i = 0; i < active.length; i++) {
            int[] input = Arrays.copyOfRange(received, i * FRAME, (i + 1) * FRAME);
            active[i] = tracker.track(input, FRAME, sidetone.echoMeanSquare()).isHeard();
            sidetone.sent(Arrays.copyOfRange(sent, i * FRAME, (i + 1) * FRAME), FRAME);
        }
        return active;
    }

    private static int count(boolean[] active, int fromFrame, int toFrame) {
        int count = 0;
        for (int i = fromFrame; i < toFrame; i++) {
            count += active[i] ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"30, 16", "100, 14", "250, 14"})
    void theReturnedEchoOfLoudSpeechIsNotActive(double delayMillis, double lossDb) {
        int[] sent = SyntheticSpeech.samples(RATE_HZ, 10, -16, 7);
        int[] echo = new Line(RATE_HZ, delayMillis, lossDb, 4).echo(sent);
        int[] received = Signal.plus(echo, Signal.roomNoise(echo.length, -60, 3));
        int without = count(active(new int[sent.length], received, SidetoneSettings.DEFAULT), 150, 500);
        int with = count(active(sent, received, SidetoneSettings.DEFAULT), 150, 500);
        System.out.printf(
                "echo %.0f ms, %.0f dB: %d of 350 frames active, %d without%n", delayMillis, lossDb, with, without);
        assertThat(without).isGreaterThan(200);
        assertThat(with).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"-16, 0.85", "-22, 0.6"})
    void aPartyWhoInterruptsIsHeard(double nearDbm0, double shareOfSpeech) {
        int[] sent = SyntheticSpeech.samples(RATE_HZ, 10, -16, 7);
        int[] near = SyntheticSpeech.samples(RATE_HZ, 10, nearDbm0, 99);
        Arrays.fill(near, 0, INTERRUPTS_AT * FRAME, 0);
        int[] echo = new Line(RATE_HZ, 100, 14, 4).echo(sent);
        int[] received = Signal.plus(Signal.plus(echo, near), Signal.roomNoise(echo.length, -60, 3));
        boolean[] active = active(sent, received, SidetoneSettings.DEFAULT);
        int speech = 0;
        int heard = 0;
        int first = active.length;
        for (int i = INTERRUPTS_AT; i < active.length; i++) {
            if (Signal.levelDbm0(near, i * FRAME, (i + 1) * FRAME) > nearDbm0 - 12) {
                speech++;
                heard += active[i] ? 1 : 0;
                first = active[i] ? Math.min(first, i) : first;
            }
        }
        double share = (double) heard / speech;
        System.out.printf(
                "near %.0f against -16 dBm0: %.0f %% of speech heard, from frame %d%n", nearDbm0, 100 * share, first);
        assertThat(share).isGreaterThan(shareOfSpeech);
        assertThat(first).as("first frame heard").isLessThanOrEqualTo(INTERRUPTS_AT + 15);
    }

    @Test
    void theEchoIsForgottenAfterItsTail() {
        SidetoneSuppressor sidetone = new SidetoneSuppressor(RATE_HZ, new SidetoneSettings(12, 300));
        sidetone.sent(Signal.tone(FRAME, RATE_HZ, 1000, -10), FRAME);
        for (int i = 0; i < 14; i++) {
            sidetone.sent(new int[FRAME], FRAME);
            assertThat(Dbm0.level(sidetone.echoMeanSquare())).isCloseTo(-22, within(0.1));
        }
        sidetone.sent(new int[FRAME], FRAME);
        assertThat(sidetone.echoMeanSquare()).isZero();
    }

    @Test
    void nothingWasSentAfterReinitialising() {
        SidetoneSuppressor sidetone = new SidetoneSuppressor(RATE_HZ, SidetoneSettings.DEFAULT);
        sidetone.sent(Signal.tone(FRAME, RATE_HZ, 1000, -10), FRAME);
        sidetone.reinitialise();
        assertThat(sidetone.echoMeanSquare()).isZero();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new SidetoneSettings(-1, 300)).hasMessageContaining("return loss");
        assertThatThrownBy(() -> new SidetoneSettings(12, 1001)).hasMessageContaining("1001 ms");
        assertThatThrownBy(() -> new SidetoneSettings(12, 9)).hasMessageContaining("9 ms");
        SidetoneSuppressor sidetone = new SidetoneSuppressor(RATE_HZ, SidetoneSettings.DEFAULT);
        assertThatThrownBy(() -> sidetone.sent(new int[81], 81)).hasMessageContaining("multiple of 80");
    }
}
