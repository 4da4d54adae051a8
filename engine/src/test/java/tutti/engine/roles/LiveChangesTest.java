package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;
import static tutti.engine.roles.Guests.BACKGROUND;
import static tutti.engine.roles.Guests.MONITOR;
import static tutti.engine.roles.Guests.PARTY;
import static tutti.engine.roles.Guests.coach;
import static tutti.engine.roles.Guests.recorder;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.ErrorCode;
import tutti.engine.FrameSource;
import tutti.engine.Room.Voice;
import tutti.engine.conference.Conference;

class LiveChangesTest {
    private final Guests guests = new Guests();
    private final Meeting meeting = guests.meeting;
    private final Member alice = guests.party("alice");
    private final Member bob = guests.party("bob");
    private final Member carol = guests.party("carol");

    @Test
    void monitorThenCoachThenBargeThenMonitorAgain() {
        Member boss = guests.join("boss", MONITOR);
        guests.assertHears(alice, bob, carol);
        meeting.changeRole(boss, coach(alice));
        guests.assertHears(alice, bob, carol, boss);
        guests.assertHears(bob, alice, carol);
        meeting.changeRole(boss, PARTY);
        guests.assertHears(bob, alice, carol, boss);
        guests.assertHears(boss, alice, bob, carol);
        meeting.changeRole(boss, MONITOR);
        guests.assertHears(bob, alice, carol);
        guests.assertHears(boss, alice, bob, carol);
    }

    @Test
    void aRoleThatHearsNobodyFreesTheOutputSide() {
        meeting.changeRole(carol, BACKGROUND);
        assertThat(guests.channel(carol).conferenceOutput().isRunning()).isFalse();
        guests.assertHears(alice, bob, carol);
        meeting.changeRole(carol, PARTY);
        guests.assertHears(carol, alice, bob);
    }

    @Test
    void thoseInASideTalkStillHearTheMeetingWhichDoesNotHearThem() {
        Member monitor = guests.join("monitor", MONITOR);
        Member coach = guests.join("coach", coach(alice));
        SideTalk talk = meeting.openSideTalk(Set.of(alice, bob));
        guests.assertHears(alice, bob, carol, coach);
        guests.assertHears(bob, alice, carol);
        guests.assertHears(carol);
        guests.assertHears(monitor, carol);
        guests.assertHears(coach, alice, bob, carol);
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.InSideTalk(talk));
        assertThat(meeting.why(alice, carol)).isEqualTo(new Reason.OutsideSideTalk(talk));
        meeting.closeSideTalk(talk);
        guests.assertHears(carol, alice, bob);
        meeting.closeSideTalk(talk);
    }

    @Test
    void twoSideTalksDoNotHearEachOther() {
        Member dave = guests.party("dave");
        meeting.openSideTalk(Set.of(alice, bob));
        meeting.openSideTalk(Set.of(carol, dave));
        guests.assertHears(alice, bob);
        guests.assertHears(dave, carol);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> meeting.openSideTalk(Set.of(alice, carol)));
    }

    @Test
    void aSideTalkOfThreeGoesOnWithTwoAndEndsWithOne() {
        SideTalk talk = meeting.openSideTalk(Set.of(alice, bob, carol));
        meeting.leave(carol);
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.InSideTalk(talk));
        meeting.changeRole(bob, MONITOR);
        assertThat(meeting.snapshot().standing(alice).orElseThrow().sideTalk()).isEmpty();
        guests.assertHears(bob, alice);
    }

    @Test
    void onlyTwoOrMorePartiesCanHaveASideTalk() {
        Member monitor = guests.join("monitor", MONITOR);
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.openSideTalk(Set.of(alice)));
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> meeting.openSideTalk(Set.of(alice, monitor)));
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.closeSideTalk(new SideTalk(0)));
    }

    @Test
    void eachOriginLiftsItsOwnMuteOnly() {
        meeting.mute(alice, MuteOrigin.SELF);
        meeting.mute(alice, MuteOrigin.MODERATOR);
        guests.assertHears(bob, carol);
        guests.assertHears(alice, bob, carol);
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.Muted(Set.of(MuteOrigin.SELF, MuteOrigin.MODERATOR)));
        meeting.unmute(alice, MuteOrigin.SELF);
        guests.assertHears(bob, carol);
        meeting.unmute(alice, MuteOrigin.MODERATOR);
        guests.assertHears(bob, alice, carol);
    }

    @Test
    void aMuteSurvivesAChangeOfRole() {
        Member boss = guests.join("boss", MONITOR);
        meeting.mute(boss, MuteOrigin.MODERATOR);
        meeting.changeRole(boss, PARTY);
        guests.assertHears(alice, bob, carol);
        meeting.changeRole(boss, MONITOR);
        meeting.unmute(boss, MuteOrigin.MODERATOR);
        meeting.changeRole(boss, PARTY);
        guests.assertHears(alice, bob, carol, boss);
    }

    @Test
    void whoeverIsOnHoldIsDeafAndMute() {
        Member coach = guests.join("coach", coach(alice));
        Member music = guests.join("music", BACKGROUND);
        meeting.hold(alice);
        guests.assertHears(alice);
        guests.assertHears(bob, carol, music);
        guests.assertHears(coach, music);
        assertThat(meeting.why(bob, alice)).isEqualTo(new Reason.ListenerOnHold());
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.SourceOnHold());
        meeting.resume(alice);
        guests.assertHears(alice, bob, carol, coach, music);
        guests.assertHears(coach, alice, bob, carol, music);
    }

    @Test
    void aCoachHearsNothingThroughACoachWhoIsOnHold() {
        Member junior = guests.join("junior", coach(alice));
        Member senior = guests.join("senior", coach(junior));
        guests.assertHears(senior, alice, bob, carol, junior);
        meeting.hold(junior);
        guests.assertHears(senior);
        meeting.resume(junior);
        guests.assertHears(senior, alice, bob, carol, junior);
    }

    @Test
    void anInputThatSomebodyElseHearsIsGivenBackAsItWas() {
        Voice ear = new Voice(guests.processor, 0);
        ear.channel.conferenceOutput().start();
        ear.channel.conferenceOutput().add(guests.channel(alice).conferenceInput());
        meeting.mute(alice, MuteOrigin.MODERATOR);
        meeting.leave(alice);
        guests.processor.tick(0);
        assertThat(ear.hears()).isEqualTo(guests.voice(alice).says);
        new Conference(guests.processor).addParty(guests.channel(alice));
    }

    @Test
    void rolesNameALeaverNoMore() {
        Member coach = guests.join("coach", coach(alice, bob));
        Member recorder = guests.join("recorder", recorder(coach));
        Member prompt = guests.join("prompt", Guests.prompt(alice, carol));
        meeting.leave(alice);
        meeting.leave(coach);
        assertThat(meeting.snapshot().standing(recorder).orElseThrow().role()).isEqualTo(recorder());
        assertThat(meeting.snapshot().standing(prompt).orElseThrow().role()).isEqualTo(Guests.prompt(carol));
        guests.assertHears(bob, carol);
    }

    @Test
    void whoLeftIsHeardNoMoreAndHisChannelIsFree() {
        meeting.mute(alice, MuteOrigin.SELF);
        meeting.leave(alice);
        guests.assertHears(bob, carol);
        assertThat(guests.hears(alice)).isEmpty();
        Channel channel = guests.channel(alice);
        assertThat(channel.conferenceInput().id()).isEmpty();
        assertThat(channel.conferenceOutput().isRunning()).isFalse();
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.Absent());
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.leave(alice));
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.hears(alice));
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.hold(alice));
        Conference other = new Conference(guests.processor);
        other.addParty(channel);
    }

    @Test
    void aJoinThatAPrimitiveRefusesLeavesTheMeetingAsItWas() {
        MeetingSnapshot before = meeting.snapshot();
        Voice busy = guests.voice(10);
        busy.channel.play(FrameSource.SILENCE);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> meeting.join("busy", busy.channel, busy.channel, PARTY));
        assertThat(busy.channel.conferenceInput().id()).isEmpty();

        Voice looped = guests.voice(11);
        looped.channel.receiveFrom(guests.channel(bob).outputFeed());
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.join("looped", looped.channel, looped.channel, PARTY));
        assertThat(looped.channel.conferenceInput().id()).isEmpty();
        assertThat(looped.channel.conferenceOutput().isRunning()).isFalse();

        assertThat(meeting.snapshot().seq()).isEqualTo(before.seq());
        assertThat(meeting.snapshot().matrix()).isEqualTo(before.matrix());
        guests.assertHears(alice, bob, carol);
    }

    @Test
    void aRoleThatAPrimitiveRefusesIsNotTaken() {
        Member boss = guests.join("boss", MONITOR);
        Conference other = new Conference(guests.processor);
        other.addParty(guests.channel(boss), new Voice(guests.processor, 0).channel);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> meeting.changeRole(boss, PARTY));
        assertThat(meeting.snapshot().standing(boss).orElseThrow().role()).isEqualTo(MONITOR);
        guests.assertHears(alice, bob, carol);
    }

    @Test
    void anInputThatTwoConferencesWantIsRefused() {
        Conference other = new Conference(guests.processor);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> other.addParty(guests.channel(alice)));
        assertThat(guests.channel(alice).conferenceInput().isMuted()).isFalse();
    }

    @Test
    void aChannelReleasedBehindItsBackHarmsNobodyElseAndIsExplained() {
        guests.channel(alice).release();
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.Disconnected());
        Member dave = guests.party("dave");
        guests.assertHears(bob, carol, dave);
        meeting.mute(alice, MuteOrigin.SELF);
        meeting.leave(alice);
        guests.assertHears(dave, bob, carol);
    }

    @Test
    void misuseIsRefusedWithASentence() {
        Channel foreign = new Engine().openProcessor().openChannel(ChannelType.FULL_DUPLEX);
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.join("foreign", foreign, foreign, PARTY));
        Channel used = guests.channel(alice);
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.join("again", used, used, PARTY));
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.changeRole(alice, coach(alice)));
        meeting.leave(carol);
        refused(ErrorCode.BAD_PARAMETER, () -> meeting.changeRole(alice, coach(carol)));
    }

    @Test
    void aMeetingHasALimitOfMembers() {
        guests.processor.atomically(() -> {
            for (int i = 3; i < Meeting.MEMBERS_MAX; i++) silent("prompt " + i);
        });
        refused(ErrorCode.NO_RESOURCES, () -> silent("one too many"));
    }

    private void silent(String name) {
        Channel channel = guests.processor.openChannel(ChannelType.INPUT);
        meeting.join(name, channel, channel, Guests.prompt());
    }
}
