package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.audio.g711.G711;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;
import tutti.engine.roles.SideTalk;
import tutti.engine.roles.SourceHearing;
import tutti.simulator.Meeting;
import tutti.simulator.voice.Voice;

/// Roles change while five real calls are up: Alice calls in, Bob is the agent, Carol supervises him, Dave
/// listens, Eve plays music. What each hears is measured, and held against what the server says he hears.
class RolesIT {
    private static final double LEVEL_DBOV = -20;
    private static final List<String> CALLERS = List.of("Alice", "Bob", "Carol", "Dave", "Eve");
    private static final long SETTLE_MILLIS = 300;
    private static final long JUDGED_MILLIS = 1_000;

    /// They speak in turn: of several tones at once a law of G.711 makes others, some of them another caller's.
    private static final int TURN_MILLIS = 180;

    private static final int WORD_MILLIS = 150;
    private static final int ROUND_MILLIS = 900;

    /// The level in the last frame of a word, or the first, is that of a part of it.
    private static final double PART_OF_A_WORD_DB = 20;

    /// A delay that a stall has left is played out of the way, which bends a tone; a wrong mix stays wrong.
    private static final int WINDOWS_MAX = 5;

    /// The machine may stall; a packet is normally 0 or 20 ms old.
    private static final long PACKET_AGE_MILLIS_MAX = 400;

    private static final Map<String, Set<String>> COACHED = Map.of(
            "Alice", Set.of("Bob", "Eve"),
            "Bob", Set.of("Alice", "Carol", "Eve"),
            "Carol", Set.of("Alice", "Bob", "Eve"),
            "Dave", Set.of("Alice", "Bob", "Eve"),
            "Eve", Set.of());

    private static final Map<String, Set<String>> BARGED = Map.of(
            "Alice", Set.of("Bob", "Carol", "Eve"),
            "Bob", Set.of("Alice", "Carol", "Eve"),
            "Carol", Set.of("Alice", "Bob", "Eve"),
            "Dave", Set.of("Alice", "Bob", "Carol", "Eve"),
            "Eve", Set.of());

    private static final Map<String, Set<String>> BOB_AND_CAROL_ASIDE = Map.of(
            "Alice", Set.of("Eve"),
            "Bob", Set.of("Alice", "Carol", "Eve"),
            "Carol", Set.of("Alice", "Bob", "Eve"),
            "Dave", Set.of("Alice", "Eve"),
            "Eve", Set.of());

    private static final Map<String, Set<String>> ALICE_MUTED_AND_BOB_HELD = Map.of(
            "Alice", Set.of("Carol", "Eve"),
            "Bob", Set.of(),
            "Carol", Set.of("Eve"),
            "Dave", Set.of("Carol", "Eve"),
            "Eve", Set.of());

    private Meeting meeting;

    @BeforeEach
    void fiveMeet() throws Exception {
        meeting = Meeting.open();
        for (int i = 0; i < CALLERS.size(); i++) {
            int frequencyHz = HearingMatrix.FREQUENCIES_HZ.get(i);
            Voice voice = Voice.bursts(frequencyHz, LEVEL_DBOV, i * TURN_MILLIS, WORD_MILLIS, ROUND_MILLIS);
            meeting.dial(CALLERS.get(i), "team", G711.MU_LAW, voice);
        }
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    @Test
    void eachHearsWhatHisRoleAllowsThroughEveryChange() throws Exception {
        change(team -> {
            team.room().changeRole(team.member("Dave"), new Role.Monitor());
            team.room().changeRole(team.member("Carol"), team.coachOf("Bob"));
            team.room().changeRole(team.member("Eve"), new Role.Background());
        });
        check("Dave monitors, Carol coaches Bob, Eve is background", COACHED);
        change(team -> team.room().changeRole(team.member("Carol"), new Role.Party()));
        check("Carol barges in", BARGED);
        SideTalk aside = meeting.ask("team", room -> room.openSideTalk(new People(room).members("Bob", "Carol")));
        check("Bob and Carol talk aside", BOB_AND_CAROL_ASIDE);
        change(team -> {
            team.room().closeSideTalk(aside);
            team.room().mute(team.member("Alice"), MuteOrigin.MODERATOR);
            team.room().hold(team.member("Bob"));
        });
        check("the side talk is over, Alice is muted, Bob is held", ALICE_MUTED_AND_BOB_HELD);
        assertThat(why("Alice", "Dave")).isEqualTo("muted by the moderator");
        assertThat(why("Bob", "Dave")).isEqualTo("on hold");
        change(team -> {
            team.room().unmute(team.member("Alice"), MuteOrigin.MODERATOR);
            team.room().resume(team.member("Bob"));
        });
        check("nobody is muted or held", BARGED);
        meeting.assertSeamless();
    }

    private void change(Consumer<People> changes) throws Exception {
        meeting.ask("team", room -> {
            changes.accept(new People(room));
            return true;
        });
    }

    private String why(String source, String listener) throws Exception {
        return meeting.ask("team", room -> {
            People team = new People(room);
            return room.why(team.member(source), team.member(listener)).sentence();
        });
    }

    private void check(String phase, Map<String, Set<String>> expected) throws Exception {
        Expectation expectation =
                (listener, talker) -> expected.getOrDefault(listener, Set.of()).contains(talker);
        HearingMatrix matrix = meeting.hearAfter(SETTLE_MILLIS, JUDGED_MILLIS);
        for (int more = 1; more < WINDOWS_MAX && !matrix.faults(expectation).isEmpty(); more++) {
            matrix = meeting.hearAfter(SETTLE_MILLIS, JUDGED_MILLIS);
        }
        assertThat(matrix.faults(expectation))
                .as("%s%n%s", phase, matrix.table())
                .isEmpty();
        for (String listener : CALLERS) {
            for (String talker : CALLERS) {
                if (talker.equals(listener)) continue;
                checkSaid(phase, listener, talker, expectation.hears(listener, talker));
            }
        }
    }

    private void checkSaid(String phase, String listener, String talker, boolean heard) throws Exception {
        SourceHearing said = meeting.ask("team", room -> {
            People team = new People(room);
            return room.hears(team.member(listener)).of(team.member(talker));
        });
        assertThat(said)
                .as("%s: what the server says of %s at %s", phase, talker, listener)
                .returns(heard, it -> it.reason().heard())
                .returns(heard ? 1.0 : 0.0, SourceHearing::gain)
                .returns(heard, SourceHearing::contributed)
                .matches(it -> it.deliveredAgoMillis().orElseThrow() <= PACKET_AGE_MILLIS_MAX, "packets come")
                .matches(
                        it -> !heard || Math.abs(it.levelDbov() - LEVEL_DBOV) < PART_OF_A_WORD_DB, "as loud as spoken");
    }
}
