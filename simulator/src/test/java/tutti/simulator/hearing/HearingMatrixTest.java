package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import tutti.simulator.caller.CallRecord;
import tutti.simulator.caller.Records;
import tutti.simulator.voice.Voice;

class HearingMatrixTest {
    private static final int FRAMES = 200;
    private static final long MILLI = 1_000_000;
    private static final long SENT = 1_000 * MILLI;
    private static final Voice ALICE = Voice.bursts(467, -20, 0, 500, 1000);
    private static final Voice BOB = Voice.bursts(773, -20, 500, 500, 1000);

    @Test
    void findsWhoHeardWhomHowLoudAndHowLate() {
        HearingMatrix matrix = meeting(delayed(BOB, 37, 1), delayed(ALICE, 53, 1));
        assertThat(matrix.faults(Expectation.CONFERENCE)).isEmpty();
        Hearing bobOfAlice = matrix.hearing("Bob", "Alice");
        assertThat(bobOfAlice.heardUtterances()).isEqualTo(4);
        assertThat(bobOfAlice.heardDbov()).isCloseTo(-20, within(0.1));
        assertThat(bobOfAlice.delaysMillis())
                .allSatisfy(delay -> assertThat(delay).isCloseTo(53, within(1.0)));
        assertThat(matrix.hearing("Alice", "Bob").delayMillisMedian().orElseThrow())
                .isCloseTo(37, within(1.0));
        assertThat(matrix.hearing("Alice", "Alice").heard()).isFalse();
        assertThat(matrix.table()).contains("-20.0 dBov  53 ms");
    }

    @Test
    void noticesThatSomebodyIsTooSoft() {
        HearingMatrix matrix = meeting(delayed(BOB, 20, 0.9), delayed(ALICE, 20, 1));
        assertThat(matrix.faults(Expectation.CONFERENCE)).containsExactly("Alice hears Bob 0.9 dB too soft.");
    }

    @Test
    void noticesThatSomebodyIsNotHeard() {
        HearingMatrix matrix = meeting(i -> 0, delayed(ALICE, 20, 1));
        assertThat(matrix.faults(Expectation.CONFERENCE))
                .singleElement()
                .asString()
                .startsWith("Alice does not hear Bob");
    }

    @Test
    void noticesAnEcho() {
        IntUnaryOperator withEcho = i ->
                delayed(BOB, 20, 1).applyAsInt(i) + delayed(ALICE, 90, 0.01).applyAsInt(i);
        HearingMatrix matrix = meeting(withEcho, delayed(ALICE, 20, 1));
        assertThat(matrix.faults(Expectation.CONFERENCE))
                .singleElement()
                .asString()
                .startsWith("Alice hears an echo of the own voice, only 4");
    }

    @Test
    void noticesAnUtteranceThatIsMissing() {
        IntUnaryOperator cut = i -> i / 8000 == 1 ? 0 : delayed(ALICE, 20, 1).applyAsInt(i);
        assertThat(meeting(delayed(BOB, 20, 1), cut).faults(Expectation.CONFERENCE))
                .containsExactly("Bob heard only 3 of 4 utterances of Alice.");
    }

    @Test
    void saysWhenNothingCouldBeJudged() {
        CallRecord shortAlice = Records.of("Alice", ALICE, 0, 10, SENT, SENT, i -> 0);
        assertThat(HearingMatrix.measure(List.of(shortAlice), SENT, SENT + 4_000 * MILLI)
                        .faults(Expectation.CONFERENCE))
                .singleElement()
                .asString()
                .startsWith("Nothing that Alice said could be judged");
    }

    @Test
    void measuresAToneThatNeverStopsByItsLevelAlone() {
        HearingMatrix matrix = steadyToneHeardAs(delayed(Voice.tone(1021, -26), 30, 1));
        assertThat(matrix.faults(Expectation.CONFERENCE)).isEmpty();
        assertThat(matrix.hearing("Bob", "Alice").delayMillisMedian()).isEmpty();
    }

    /// As when a jitter buffer takes up a few milliseconds of delay.
    @Test
    void aToneThatNeverStopsIsAsLoudAfterItsPhaseHasTurned() {
        IntUnaryOperator turned =
                i -> delayed(Voice.tone(1021, -26), i < 8 * 2_050 ? 30 : 26, 1).applyAsInt(i);
        assertThat(steadyToneHeardAs(turned).faults(Expectation.CONFERENCE)).isEmpty();
    }

    @Test
    void noticesThatAToneThatNeverStopsIsTooSoft() {
        assertThat(steadyToneHeardAs(delayed(Voice.tone(1021, -26), 30, 0.9)).faults(Expectation.CONFERENCE))
                .containsExactly("Bob hears Alice 0.9 dB too soft.");
    }

    private static HearingMatrix steadyToneHeardAs(IntUnaryOperator heard) {
        Voice steady = Voice.tone(1021, -26);
        CallRecord talker = Records.of("Alice", steady, 0, FRAMES, SENT, SENT, i -> 0);
        CallRecord listener = Records.of("Bob", Voice.silence(), 0, FRAMES, SENT, SENT, heard);
        return HearingMatrix.measure(List.of(talker, listener), SENT + 1_000 * MILLI, SENT + 3_000 * MILLI);
    }

    /// Packets of both leave and arrive at the same instants, so delay is in the samples alone.
    private static HearingMatrix meeting(IntUnaryOperator aliceHears, IntUnaryOperator bobHears) {
        CallRecord alice = Records.of("Alice", ALICE, 0, FRAMES, SENT, SENT, aliceHears);
        CallRecord bob = Records.of("Bob", BOB, 0, FRAMES, SENT, SENT, bobHears);
        return HearingMatrix.measure(List.of(alice, bob), SENT, SENT + 4_000 * MILLI);
    }

    private static IntUnaryOperator delayed(Voice voice, int millis, double gain) {
        return i -> i < millis * 8 ? 0 : (int) Math.rint(gain * voice.sampleAt(i - millis * 8));
    }
}
