package tutti.simulator.hearing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.engine.roles.MuteOrigin;
import tutti.simulator.Meeting;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.voice.Voice;

/// Callers of every codec in one room: whoever comes, goes, is muted or changes his codec, each hears all
/// others as loud as they speak and nothing of himself.
class CodecsIT {
    private static final String ROOM = "team";
    private static final long SETTLE_MILLIS = 500;
    private static final long MEASURED_MILLIS = 1_500;

    /// Below the level of a tone, in the 1.5 s of a measurement.
    private static final double CODING_NOISE_BELOW_DB = 40;

    private Meeting meeting;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    /// Those who do something; Carol only talks.
    private record Cast(Caller alice, Caller bob, Caller dora) {}

    private Cast dialAll() throws Exception {
        Caller alice = meeting.dial("Alice", ROOM, CallerCodec.PCMU.codec(), Voice.tone(467, -20));
        Caller bob = meeting.dial("Bob", ROOM, CallerCodec.PCMA.codec(), Voice.tone(773, -21));
        meeting.dial("Carol", ROOM, CallerCodec.G722.codec(), Voice.tone(1021, -22));
        Caller dora = meeting.dial("Dora", ROOM, CallerCodec.OPUS.codec(), Voice.tone(2111, -23));
        return new Cast(alice, bob, dora);
    }

    @Test
    void callersOfFourCodecsHearTheOthersAndNotThemselvesWhoeverComesAndGoes() throws Exception {
        Cast cast = dialAll();
        assertHeard(Expectation.CONFERENCE);
        meeting.hangUp(cast.bob());
        assertHeard(Expectation.CONFERENCE);
        meeting.dial("Erin", ROOM, CallerCodec.L16.codec(), Voice.tone(1777, -20));
        assertHeard(Expectation.CONFERENCE);
        meeting.assertSeamless();
    }

    @Test
    void aMutedCallerIsHeardByNobodyWhateverTheyListenWith() throws Exception {
        dialAll();
        meeting.ask(ROOM, room -> {
            room.mute(new People(room).member("Dora"), MuteOrigin.MODERATOR);
            return true;
        });
        assertHeard((listener, talker) -> Expectation.CONFERENCE.hears(listener, talker) && !talker.equals("Dora"));
        meeting.ask(ROOM, room -> {
            room.unmute(new People(room).member("Dora"), MuteOrigin.MODERATOR);
            return true;
        });
        assertHeard(Expectation.CONFERENCE);
        meeting.assertSeamless();
    }

    @Test
    void callersMayChangeTheirCodecInTheMidstOfACall() throws Exception {
        Cast cast = dialAll();
        cast.alice().changeCodec(CallerCodec.OPUS.codec()).get(5, SECONDS);
        assertHeard(Expectation.CONFERENCE);
        cast.dora().changeCodec(CallerCodec.G722.codec()).get(5, SECONDS);
        cast.bob().changeCodec(CallerCodec.G722.codec()).get(5, SECONDS);
        assertHeard(Expectation.CONFERENCE);
        cast.alice().changeCodec(CallerCodec.PCMA.codec()).get(5, SECONDS);
        assertHeard(Expectation.CONFERENCE);
    }

    @Test
    void whoeverTalksInTurnIsHeardByListenersWhoShareAnEncoder() throws Exception {
        List<CallerCodec> codecs = List.of(CallerCodec.G722, CallerCodec.OPUS, CallerCodec.PCMU);
        for (int i = 0; i < codecs.size(); i++) {
            CallerCodec codec = codecs.get(i);
            Voice voice = Voice.bursts(HearingMatrix.FREQUENCIES_HZ.get(i), -20, 700 * i, 600, 2_100);
            meeting.dial(codec + "-talker", ROOM, codec.codec(), voice);
            meeting.dial(codec + "-1", ROOM, codec.codec(), Voice.silence());
            meeting.dial(codec + "-2", ROOM, codec.codec(), Voice.silence());
        }
        HearingMatrix matrix = meeting.hearAfter(SETTLE_MILLIS, 4_200);
        assertThat(matrix.faults(Expectation.CONFERENCE, HearingMatrix.CODED_LEVEL_TOLERANCE_DB))
                .as(matrix.table())
                .isEmpty();
        meeting.assertSeamless();
    }

    private void assertHeard(Expectation expected) {
        HearingMatrix matrix = meeting.hearAfter(SETTLE_MILLIS, MEASURED_MILLIS);
        List<String> faults = new ArrayList<>(matrix.faults(expected, HearingMatrix.CODED_LEVEL_TOLERANCE_DB));
        matrix.hearings().stream()
                .filter(CodecsIT::isCodingNoise)
                .forEach(own ->
                        faults.removeIf(it -> it.startsWith(own.listener() + " hears an echo of the own voice")));
        assertThat(faults).as(matrix.table()).isEmpty();
    }

    /// G.722 and Opus spread noise of their own below the tones of the others, at one's own frequency, too;
    /// who talks in turn is judged without that.
    private static boolean isCodingNoise(Hearing own) {
        return own.listener().equals(own.talker()) && own.spokenDbov() - own.loudestDbov() > CODING_NOISE_BELOW_DB;
    }
}
