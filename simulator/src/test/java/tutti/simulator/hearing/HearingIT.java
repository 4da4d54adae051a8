package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.audio.g711.G711;
import tutti.audio.tone.ToneMeter;
import tutti.simulator.Meeting;
import tutti.simulator.caller.CallRecord;
import tutti.simulator.caller.Caller;
import tutti.simulator.voice.Voice;

class HearingIT {
    private Meeting meeting;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    @Test
    void threeCallersOfBothLawsHearTheOthersAndNotThemselves() throws Exception {
        meeting.dial("Alice", "team", G711.MU_LAW, Voice.tone(467, -20));
        meeting.dial("Bob", "team", G711.A_LAW, Voice.tone(773, -21));
        meeting.dial("Carol", "team", G711.MU_LAW, Voice.tone(1021, -22));
        HearingMatrix matrix = meeting.hearAfter(300, 2_000);
        assertThat(matrix.faults(Expectation.CONFERENCE)).as(matrix.table()).isEmpty();
        meeting.assertSeamless();
    }

    @Test
    void whoeverTalksIsHeardAfterAFewMilliseconds() throws Exception {
        meeting.dial("Alice", "team", G711.MU_LAW, Voice.bursts(467, -20, 0, 300, 1_000));
        meeting.dial("Bob", "team", G711.A_LAW, Voice.bursts(773, -20, 330, 300, 1_000));
        meeting.dial("Carol", "team", G711.A_LAW, Voice.bursts(1021, -20, 660, 300, 1_000));
        HearingMatrix matrix = meeting.hearAfter(400, 3_000);
        assertThat(matrix.faults(Expectation.CONFERENCE)).as(matrix.table()).isEmpty();
        assertThat(matrix.hearings())
                .filteredOn(Hearing::heard)
                .hasSize(6)
                .allSatisfy(hearing ->
                        assertThat(hearing.delayMillisMedian().orElseThrow()).isBetween(0.0, 150.0));
    }

    @Test
    void echoRoomReturnsTheOwnVoice() throws Exception {
        meeting.dial("Alice", "echo", G711.A_LAW, Voice.bursts(1423, -20, 0, 300, 1_000));
        HearingMatrix matrix = meeting.hearAfter(300, 2_000);
        assertThat(matrix.faults(Expectation.ECHO)).as(matrix.table()).isEmpty();
    }

    @Test
    void milliwattRoomPlaysOneKilohertzAtZeroDbm0() throws Exception {
        Caller caller = meeting.dial("Alice", "milliwatt", G711.A_LAW, Voice.silence());
        meeting.hearAfter(300, 500);
        CallRecord record = caller.callRecord();
        int[] heard = record.heard().samples(2_400, 4_000);
        assertThat(ToneMeter.levelDbov(heard, 0, heard.length, 8_000, 1_000)).isCloseTo(-6.15, within(0.1));
    }

    @Test
    void conferencesOfDifferentNamesDoNotHearEachOther() throws Exception {
        Caller alice = meeting.dial("Alice", "one", G711.MU_LAW, Voice.tone(467, -20));
        meeting.dial("Bob", "two", G711.MU_LAW, Voice.tone(773, -20));
        HearingMatrix matrix = meeting.hearAfter(300, 1_000);
        assertThat(matrix.faults((_, _) -> false)).as(matrix.table()).isEmpty();
        assertThat(List.of(alice.reception().packets())).allMatch(packets -> packets > 50);
    }
}
