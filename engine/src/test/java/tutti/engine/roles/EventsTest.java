package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;
import static tutti.engine.roles.Guests.MONITOR;
import static tutti.engine.roles.Guests.PARTY;
import static tutti.engine.roles.Guests.coach;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tutti.engine.ErrorCode;
import tutti.engine.Room.Voice;

class EventsTest {
    private final Guests guests = new Guests();
    private final Meeting meeting = guests.meeting;

    private List<MeetingEvent> after(long seq) {
        assertThat(meeting.eventsAfter(seq)).isInstanceOf(EventsAfter.Complete.class);
        return ((EventsAfter.Complete) meeting.eventsAfter(seq)).events();
    }

    private List<Happening> happeningsAfter(long seq) {
        return after(seq).stream().map(MeetingEvent::happening).toList();
    }

    @Test
    void everyChangeIsToldOnceAndInOrder() {
        Member alice = guests.party("alice");
        Member bob = guests.party("bob");
        Member coach = guests.join("coach", coach(bob));
        long seq = meeting.snapshot().seq();
        SideTalk talk = meeting.openSideTalk(Set.of(alice, bob));
        meeting.mute(alice, MuteOrigin.SELF);
        meeting.hold(alice);
        meeting.resume(alice);
        meeting.unmute(alice, MuteOrigin.SELF);
        meeting.leave(bob);
        assertThat(happeningsAfter(seq).stream().filter(it -> !(it instanceof Happening.CellsChanged)))
                .containsExactly(
                        new Happening.SideTalkOpened(talk, Set.of(alice, bob)),
                        new Happening.Muted(alice, MuteOrigin.SELF),
                        new Happening.Held(alice),
                        new Happening.Resumed(alice),
                        new Happening.Unmuted(alice, MuteOrigin.SELF),
                        new Happening.SideTalkClosed(talk),
                        new Happening.Left(bob),
                        new Happening.RoleChanged(coach, coach()));
    }

    @Test
    void theCellsOfAChangeComeAfterTheRest() {
        Member alice = guests.party("alice");
        long seq = meeting.snapshot().seq();
        Member bob = guests.join("bob", MONITOR);
        assertThat(happeningsAfter(seq))
                .containsExactly(
                        new Happening.Joined(bob, MONITOR),
                        new Happening.CellsChanged(List.of(
                                new CellChange(alice, bob, new Reason.Absent(), new Reason.NeverHeard()),
                                new CellChange(bob, alice, new Reason.Absent(), new Reason.TalksWithAll()),
                                new CellChange(bob, bob, new Reason.Absent(), new Reason.OwnSignal()))));
    }

    @Test
    void aChangeThatChangesNothingIsNoEvent() {
        Member alice = guests.party("alice");
        long seq = meeting.snapshot().seq();
        meeting.changeRole(alice, PARTY);
        meeting.unmute(alice, MuteOrigin.SELF);
        meeting.resume(alice);
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.changeRole(alice, coach(alice)));
        assertThat(after(seq)).isEmpty();
        assertThat(meeting.snapshot().seq()).isEqualTo(seq);
    }

    @Test
    void anEventCarriesTheFirstFrameThatHearsIt() {
        Member alice = guests.party("alice");
        Member bob = guests.party("bob");
        for (int i = 0; i < 3; i++) guests.processor.tick(0);
        meeting.hold(bob);
        MeetingEvent event = after(0).getLast();
        assertThat(event.frame()).isEqualTo(3);
        assertThat(meeting.snapshot().frame()).isEqualTo(3);
        Voice ear = guests.voice(alice);
        guests.processor.tick(0);
        assertThat(ear.frames).isEqualTo(event.frame() + 1);
        assertThat(ear.hears()).isZero();
    }

    @Test
    void replayingAllEventsGivesTheSnapshot() {
        Member alice = guests.party("alice");
        Member bob = guests.party("bob");
        Member carol = guests.party("carol");
        guests.join("coach", coach(alice));
        meeting.openSideTalk(Set.of(alice, bob, carol));
        meeting.mute(bob, MuteOrigin.POLICY);
        meeting.leave(alice);
        Replay replay = new Replay();
        replay.read(after(0));
        assertThat(replay.standings).isEqualTo(meeting.snapshot().standings());
        assertThat(replay.matrix).isEqualTo(meeting.snapshot().matrix());
        assertThat(replay.seq).isEqualTo(meeting.snapshot().seq());
    }

    @Test
    void aSnapshotStaysAsItWas() {
        Member alice = guests.party("alice");
        MeetingSnapshot before = meeting.snapshot();
        Member bob = guests.party("bob");
        assertThat(before.standings()).containsOnlyKeys(alice);
        assertThat(before.why(bob, alice)).isEqualTo(new Reason.Absent());
        assertThat(meeting.snapshot().why(bob, alice)).isEqualTo(new Reason.TalksWithAll());
    }

    @Test
    void theLogForgetsTheOldestAndSaysSo() {
        Member alice = guests.party("alice");
        assertThat(after(0)).isNotEmpty();
        int changes = EventLog.WEIGHT_MAX / 2;
        guests.processor.atomically(() -> {
            for (int i = 0; i < changes; i++) {
                meeting.hold(alice);
                meeting.resume(alice);
            }
        });
        long newest = meeting.snapshot().seq();
        assertThat(meeting.forgottenEvents()).isPositive();
        assertThat(meeting.eventsAfter(0)).isEqualTo(new EventsAfter.TakeSnapshot());
        assertThat(meeting.eventsAfter(meeting.forgottenEvents() - 1)).isEqualTo(new EventsAfter.TakeSnapshot());
        assertThat(after(meeting.forgottenEvents()).getFirst().seq()).isEqualTo(meeting.forgottenEvents() + 1);
        assertThat(after(newest)).isEmpty();
        assertThat(meeting.eventsAfter(newest + 1)).isEqualTo(new EventsAfter.TakeSnapshot());
    }

    @Test
    void aDryRunIsWhatThenHappens() {
        Member alice = guests.party("alice");
        guests.party("bob");
        Voice voice = guests.voice(5);
        Change join = new Change.Join("coach", voice.channel, voice.channel, coach(alice));
        MeetingSnapshot before = meeting.snapshot();
        List<CellChange> foretold = meeting.dryRun(join);
        assertThat(meeting.snapshot().seq()).isEqualTo(before.seq());
        assertThat(voice.channel.conferenceInput().id()).isEmpty();
        meeting.apply(join);
        assertThat(happeningsAfter(before.seq())).last().isEqualTo(new Happening.CellsChanged(foretold));
        assertThat(foretold.stream().filter(CellChange::audible)).hasSize(3);
    }

    @Test
    void aDryRunRefusesWhatTheMeetingWouldRefuse() {
        Member alice = guests.party("alice");
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.dryRun(new Change.OpenSideTalk(Set.of(alice))));
    }
}
