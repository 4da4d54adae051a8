package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.roles.Guests.BACKGROUND;
import static tutti.engine.roles.Guests.MONITOR;
import static tutti.engine.roles.Guests.coach;
import static tutti.engine.roles.Guests.prompt;
import static tutti.engine.roles.Guests.recorder;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tutti.engine.ChannelType;

class RoleTest {
    private final Guests guests = new Guests();
    private final Meeting meeting = guests.meeting;
    private final Member alice = guests.party("alice");
    private final Member bob = guests.party("bob");

    @Test
    void partiesHearEachOtherAndNotThemselves() {
        Member carol = guests.party("carol");
        guests.assertHears(alice, bob, carol);
        guests.assertHears(bob, alice, carol);
        guests.assertHears(carol, alice, bob);
        assertThat(meeting.why(alice, alice)).isEqualTo(new Reason.OwnSignal());
        assertThat(meeting.why(alice, bob)).isEqualTo(new Reason.TalksWithAll());
    }

    @Test
    void aMonitorHearsThePartiesAndIsNeverHeard() {
        Member monitor = guests.join("monitor", MONITOR);
        Member second = guests.join("second", MONITOR);
        guests.assertHears(monitor, alice, bob);
        guests.assertHears(alice, bob);
        guests.assertHears(second, alice, bob);
        assertThat(meeting.why(monitor, alice)).isEqualTo(new Reason.NeverHeard());
        assertThat(guests.channel(monitor).conferenceInput().id()).isEmpty();
    }

    @Test
    void backgroundIsHeardByAllWhoHearAndHearsNobody() {
        Member monitor = guests.join("monitor", MONITOR);
        Member recorder = guests.join("recorder", recorder());
        Member music = guests.join("music", BACKGROUND);
        guests.assertHears(alice, bob, music);
        guests.assertHears(monitor, alice, bob, music);
        guests.assertHears(recorder, alice, bob, music);
        guests.assertHears(music);
        assertThat(meeting.why(music, alice)).isEqualTo(new Reason.BackgroundForAll());
        assertThat(meeting.why(alice, music)).isEqualTo(new Reason.ListenerHearsNobody());
        assertThat(guests.channel(music).conferenceOutput().isRunning()).isFalse();
    }

    @Test
    void aCoachIsHeardByThoseHeCoachesOnlyAndHearsThemAndWhatTheyHear() {
        Member monitor = guests.join("monitor", MONITOR);
        Member recorder = guests.join("recorder", recorder());
        Member coach = guests.join("coach", coach(alice));
        guests.assertHears(alice, bob, coach);
        guests.assertHears(bob, alice);
        guests.assertHears(monitor, alice, bob);
        guests.assertHears(recorder, alice, bob);
        guests.assertHears(coach, alice, bob);
        assertThat(meeting.why(coach, alice)).isEqualTo(new Reason.CoachOfListener());
        assertThat(meeting.why(coach, bob)).isEqualTo(new Reason.NotCoached(Set.of(alice)));
        assertThat(meeting.why(alice, coach)).isEqualTo(new Reason.CoachedByListener());
        assertThat(meeting.why(bob, coach)).isEqualTo(new Reason.HeardByCoached(alice));
    }

    @Test
    void severalCoachesOfOnePartyHearEachOther() {
        Member first = guests.join("first", coach(alice));
        Member both = guests.join("both", coach(alice, bob));
        guests.assertHears(alice, bob, first, both);
        guests.assertHears(bob, alice, both);
        guests.assertHears(first, alice, bob, both);
        guests.assertHears(both, alice, bob, first);
    }

    @Test
    void aCoachOfACoachIsHeardByHimAlone() {
        Member junior = guests.join("junior", coach(alice));
        Member senior = guests.join("senior", coach(junior));
        guests.assertHears(alice, bob, junior);
        guests.assertHears(junior, alice, bob, senior);
        guests.assertHears(senior, alice, bob, junior);
        meeting.changeRole(junior, coach(alice, senior));
        guests.assertHears(senior, alice, bob, junior);
        guests.assertHears(junior, alice, bob, senior);
        guests.assertHears(alice, bob, junior);
    }

    @Test
    void aCoachOfNobodyHearsBackgroundOnlyAndIsHeardByNobody() {
        Member coach = guests.join("coach", coach());
        Member music = guests.join("music", BACKGROUND);
        guests.assertHears(coach, music);
        guests.assertHears(alice, bob, music);
        assertThat(meeting.why(alice, coach)).isEqualTo(new Reason.NotHeardByCoached());
    }

    @Test
    void aRecorderGetsNoCoachAndNoSideTalkAndNoPromptForOneUnlessNamed() {
        Member carol = guests.party("carol");
        Member dave = guests.party("dave");
        Member coach = guests.join("coach", coach(alice));
        Member prompt = guests.join("prompt", prompt(alice));
        meeting.openSideTalk(Set.of(carol, dave));
        Member official = guests.join("official", recorder());
        Member training = guests.join("training", recorder(coach, carol, prompt));
        guests.assertHears(official, alice, bob);
        guests.assertHears(training, alice, bob, coach, carol, prompt);
        assertThat(meeting.why(carol, training)).isEqualTo(new Reason.NamedByRecorder());
        assertThat(meeting.why(alice, training)).isEqualTo(new Reason.TalksWithAll());
    }

    @Test
    void aPromptIsHeardByItsAudience() {
        Member monitor = guests.join("monitor", MONITOR);
        Member one = guests.join("one", prompt(alice));
        Member several = guests.join("several", prompt(bob, monitor));
        Member all = guests.join("all", new Role.Prompt(Audience.EVERYBODY));
        guests.assertHears(alice, bob, one, all);
        guests.assertHears(bob, alice, several, all);
        guests.assertHears(monitor, alice, bob, several, all);
        guests.assertHears(one);
        assertThat(meeting.why(one, alice)).isEqualTo(new Reason.PromptForListener());
        assertThat(meeting.why(one, bob)).isEqualTo(new Reason.PromptForOthers());
    }

    @Test
    void aRoleTakesNoMoreSidesThanItNeeds() {
        var mouth = guests.processor.openChannel(ChannelType.INPUT);
        var ear = guests.processor.openChannel(ChannelType.OUTPUT);
        Member music = meeting.join("music", mouth, mouth, BACKGROUND);
        Member recorder = meeting.join("recorder", ear, ear, recorder());
        assertThat(meeting.why(music, recorder).heard()).isTrue();
        assertThat(meeting.hears(recorder).of(music).gain()).isEqualTo(1);
        assertThat(meeting.hears(alice).of(recorder).reason()).isEqualTo(new Reason.NeverHeard());
        assertThat(meeting.hears(music).sources()).noneMatch(it -> it.reason().heard());
    }
}
