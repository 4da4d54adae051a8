package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.engine.Room.refused;
import static tutti.engine.roles.Guests.MONITOR;

import org.junit.jupiter.api.Test;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.ErrorCode;
import tutti.engine.FrameSource;

class HearingTest {
    private static final int FRAMES_PER_SECOND = 50;

    private final Guests guests = new Guests();
    private final Meeting meeting = guests.meeting;
    private final Member alice = guests.party("alice");
    private final Member bob = guests.party("bob");

    @Test
    void saysHowLoudASourceIsAndThatItContributes() {
        guests.voice(bob).says = 3277;
        guests.processor.tick(0);
        SourceHearing heard = meeting.hears(alice).of(bob);
        assertThat(heard.contributed()).isTrue();
        assertThat(heard.levelDbov()).isCloseTo(-20, within(0.1));
        assertThat(heard.activeAgoMillis()).hasValue(0);
        assertThat(heard.gain()).isEqualTo(1);
    }

    @Test
    void nobodyIsASourceForHimself() {
        Hearing hearing = meeting.hears(alice);
        refused(ErrorCode.BAD_PARAMETER, () -> hearing.of(alice));
    }

    @Test
    void whoWasNeverActiveHasNoAgeAndTheLowestLevel() {
        SourceHearing heard = meeting.hears(alice).of(bob);
        assertThat(heard.contributed()).isFalse();
        assertThat(heard.activeAgoMillis()).isEmpty();
        assertThat(heard.levelDbov()).isEqualTo(-127);
    }

    @Test
    void aSourceThatFellSilentContributesForOneSecondMore() {
        guests.processor.tick(0);
        guests.voice(bob).says = 0;
        for (int i = 0; i < FRAMES_PER_SECOND - 1; i++) guests.processor.tick(0);
        assertThat(meeting.hears(alice).of(bob).activeAgoMillis()).hasValue(980);
        assertThat(meeting.hears(alice).of(bob).contributed()).isTrue();
        guests.processor.tick(0);
        assertThat(meeting.hears(alice).of(bob).contributed()).isFalse();
        assertThat(meeting.hears(alice).of(bob).activeAgoMillis()).hasValue(1000);
    }

    @Test
    void theAgeOfWhatCameLastGrowsByAFrameWithEachFrameInWhichNothingComes() {
        assertThat(meeting.hears(alice).of(bob).deliveredAgoMillis()).isEmpty();
        guests.processor.tick(0);
        assertThat(meeting.hears(alice).of(bob).deliveredAgoMillis()).hasValue(0);
        guests.voice(bob).says = 0;
        for (int i = 0; i < 3; i++) guests.processor.tick(0);
        assertThat(meeting.hears(alice).of(bob).deliveredAgoMillis()).hasValue(60);
        guests.processor.skip(7);
        assertThat(meeting.hears(alice).of(bob).deliveredAgoMillis()).hasValue(200);
    }

    @Test
    void aMutedPhoneWhosePacketsComeIsSilentForLongButNotGone() {
        Channel phone = guests.processor.openChannel(ChannelType.FULL_DUPLEX);
        phone.receiveFrom(new MutedPhone());
        Member carol = meeting.join("carol", phone, phone, Guests.PARTY);
        guests.processor.tick(0);
        SourceHearing heard = meeting.hears(alice).of(carol);
        assertThat(heard.activeAgoMillis()).isEmpty();
        assertThat(heard.deliveredAgoMillis()).hasValue(0);
    }

    private static final class MutedPhone implements FrameSource {
        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            return false;
        }

        @Override
        public boolean delivered(boolean audible) {
            return true;
        }
    }

    @Test
    void theGainIsThatOfBothVolumes() {
        guests.channel(bob).conferenceInput().adjustVolume(6);
        guests.channel(alice).conferenceOutput().adjustVolume(-12);
        assertThat(meeting.hears(alice).of(bob).gain()).isCloseTo(0.501, within(0.001));
    }

    @Test
    void whoIsNotHeardHasGainZeroAndDoesNotContributeHoweverLoudHeIs() {
        Member monitor = guests.join("monitor", MONITOR);
        meeting.mute(bob, MuteOrigin.MODERATOR);
        guests.processor.tick(0);
        assertThat(meeting.hears(alice).of(bob).gain()).isZero();
        assertThat(meeting.hears(alice).of(monitor).gain()).isZero();
        meeting.unmute(bob, MuteOrigin.MODERATOR);
        guests.processor.tick(0);
        meeting.hold(bob);
        assertThat(meeting.hears(alice).of(bob).activeAgoMillis()).hasValue(0);
        assertThat(meeting.hears(alice).of(bob).contributed()).isFalse();
    }

    @Test
    void listsEveryOtherMemberInOrderOfJoining() {
        Member carol = guests.join("carol", MONITOR);
        assertThat(meeting.hears(bob).sources())
                .extracting(SourceHearing::source)
                .containsExactly(alice, carol);
    }
}
