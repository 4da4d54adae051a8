package tutti.engine.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import org.junit.jupiter.api.Test;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.ErrorCode;
import tutti.engine.FrameSource;
import tutti.engine.Processor;
import tutti.engine.Room.Voice;

class ConferenceTest {
    private final Processor processor = new Engine().openProcessor();
    private final Conference conference = new Conference(processor);
    private final Voice alice = new Voice(processor, 1);
    private final Voice bob = new Voice(processor, 10);
    private final Voice carol = new Voice(processor, 100);

    @Test
    void everybodyHearsEverybodyElseAndNobodyHearsHimself() {
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        conference.addParty(carol.channel);
        processor.tick(0);
        assertThat(alice.hears()).isEqualTo(110);
        assertThat(bob.hears()).isEqualTo(101);
        assertThat(carol.hears()).isEqualTo(11);
    }

    @Test
    void aLeaverIsHeardNoMoreAndHearsNothing() {
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        conference.addParty(carol.channel);
        conference.removeParty(alice.channel);
        processor.tick(0);
        assertThat(alice.hears()).isZero();
        assertThat(bob.hears()).isEqualTo(100);
        assertThat(carol.hears()).isEqualTo(10);
    }

    @Test
    void twoTalkersAtFullScaleNeverWrapAndAListenerOfOneHearsHimExactly() {
        alice.says = 30_000;
        bob.says = 20_000;
        carol.says = 0;
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        conference.addParty(carol.channel);
        for (int i = 0; i < 10; i++) processor.tick(0);
        assertThat(alice.hears()).isEqualTo(20_000);
        assertThat(bob.hears()).isEqualTo(30_000);
        for (int sample : carol.heard) assertThat(sample).isBetween(25_000, 32_767);
    }

    @Test
    void infoNamesWhoIsActiveAndNobodyWhoIsAlone() {
        carol.says = 0;
        Party a = conference.addParty(alice.channel);
        processor.tick(0);
        assertThat(conference.info().active()).isEmpty();
        Party b = conference.addParty(bob.channel);
        Party c = conference.addParty(carol.channel);
        processor.tick(0);
        assertThat(conference.info().parties()).containsExactly(a, b, c);
        assertThat(conference.info().active()).containsExactly(a, b);
        alice.says = 0;
        processor.tick(0);
        assertThat(conference.info().active()).containsExactly(b);
    }

    @Test
    void addIsAllOrNothing() {
        conference.addParty(alice.channel);
        bob.channel.play(FrameSource.SILENCE);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.addParty(bob.channel));
        assertThat(bob.channel.conferenceInput().id()).isEmpty();
        assertThat(alice.channel.conferenceOutput().participants()).isEmpty();
        assertThat(conference.info().parties()).hasSize(1);
        bob.channel.stopPlaying();
        conference.addParty(bob.channel);
    }

    @Test
    void aPartyMayBeInOneConferenceOnceOnly() {
        conference.addParty(alice.channel);
        refused(ErrorCode.BAD_PARAMETER, () -> conference.addParty(alice.channel));
        Conference other = new Conference(processor);
        other.addParty(bob.channel);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> other.addParty(alice.channel));
        assertThat(alice.channel.conferenceInput().id()).isPresent();
    }

    @Test
    void removeWantsThePairThatJoined() {
        conference.addParty(alice.channel);
        refused(ErrorCode.BAD_PARAMETER, () -> conference.removeParty(bob.channel));
        refused(ErrorCode.BAD_PARAMETER, () -> conference.removeParty(alice.channel, bob.channel));
    }

    @Test
    void aPartyMayHearWithAnotherChannelThanItSpeaksWith() {
        Voice ear = new Voice(processor, 0);
        conference.addParty(alice.channel, ear.channel);
        conference.addParty(bob.channel);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(10);
        assertThat(bob.hears()).isEqualTo(1);
    }

    @Test
    void deleteFreesEveryChannelAndTakesNobodyAnyMore() {
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        conference.delete();
        assertThat(alice.channel.conferenceOutput().isRunning()).isFalse();
        assertThat(bob.channel.conferenceInput().id()).isEmpty();
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.addParty(carol.channel));
        conference.delete();
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.removeParty(alice.channel));
    }

    @Test
    void aChannelReleasedBehindItsBackHarmsNobodyElse() {
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        alice.channel.release();
        conference.addParty(carol.channel);
        processor.tick(0);
        assertThat(bob.hears()).isEqualTo(100);
        assertThat(carol.hears()).isEqualTo(10);
        conference.removeParty(alice.channel);
        assertThat(conference.info().parties()).hasSize(2);
    }

    @Test
    void aChannelOfAnotherProcessorIsRefused() {
        Processor other = new Engine().openProcessor();
        refused(ErrorCode.BAD_PARAMETER, () -> conference.addParty(other.openChannel(ChannelType.FULL_DUPLEX)));
    }

    @Test
    void aPartyJoinsWithItsVolumes() {
        alice.says = 1000;
        bob.says = 1000;
        conference.addParty(alice.channel, alice.channel, new PartySettings(-6, 0));
        conference.addParty(bob.channel, bob.channel, new PartySettings(0, -12));
        processor.tick(0);
        assertThat(alice.hears()).isEqualTo(1000);
        assertThat(bob.hears()).isEqualTo(126);
        assertThat(bob.channel.conferenceOutput().status().volumeDb()).isEqualTo(-12);
    }

    @Test
    void aJoinThatIsRefusedLateLeavesNothingBehind() {
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        Conference other = new Conference(processor);
        other.addParty(carol.channel);
        carol.channel.conferenceInput().adjustVolume(-3);
        Voice ear = new Voice(processor, 0);
        PartySettings loud = new PartySettings(12, 12);

        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.addParty(carol.channel, ear.channel, loud));
        assertThat(ear.channel.conferenceOutput().isRunning()).isFalse();
        assertThat(carol.channel.conferenceInput().isHeard()).isFalse();
        assertThat(carol.channel.conferenceInput().volumeDb()).isEqualTo(-3);

        Voice looped = new Voice(processor, 0);
        looped.channel.receiveFrom(bob.channel.outputFeed());
        refused(ErrorCode.BAD_PARAMETER, () -> conference.addParty(looped.channel, looped.channel, loud));
        assertThat(looped.channel.conferenceOutput().isRunning()).isFalse();
        assertThat(looped.channel.conferenceInput().id()).isEmpty();
        assertThat(alice.channel.conferenceOutput().participants()).hasSize(1);
        assertThat(conference.info().parties()).hasSize(2);
        processor.tick(0);
        assertThat(alice.hears()).isEqualTo(10);
    }

    @Test
    void anInputThatSomebodyElseHearsKeepsThatWhenItsJoinIsRefused() {
        Voice coached = new Voice(processor, 0);
        coached.channel.conferenceOutput().start();
        coached.channel.conferenceOutput().add(alice.channel.conferenceInput());
        conference.addParty(coached.channel.conferenceInput().channel(), new Voice(processor, 0).channel);
        alice.channel.play(FrameSource.SILENCE);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.addParty(alice.channel));
        processor.tick(0);
        assertThat(coached.hears()).isEqualTo(1);
        refused(ErrorCode.WRONG_CHANNEL_STATE, alice.channel.conferenceInput()::detach);
    }

    @Test
    void whatIsWhisperedToTheFirstPartyReachesNoNewcomer() {
        Voice coach = new Voice(processor, 500);
        conference.addParty(alice.channel);
        conference.addParty(bob.channel);
        alice.channel.conferenceOutput().add(coach.channel.conferenceInput());
        conference.addParty(carol.channel);
        processor.tick(0);
        assertThat(alice.hears()).isEqualTo(610);
        assertThat(bob.hears()).isEqualTo(101);
        assertThat(carol.hears()).isEqualTo(11);
    }

    @Test
    void aPartyThatLeftMayJoinAnotherConference() {
        conference.addParty(alice.channel);
        conference.removeParty(alice.channel);
        Conference other = new Conference(processor);
        other.addParty(alice.channel);
        other.delete();
        conference.addParty(alice.channel);
    }

    @Test
    void infoNamesTheSecondPartyTooAndNoMutedOne() {
        alice.says = 0;
        Party a = conference.addParty(alice.channel);
        Party b = conference.addParty(bob.channel);
        processor.tick(0);
        assertThat(conference.info().active()).containsExactly(b);
        bob.channel.conferenceInput().mute();
        alice.says = 1;
        processor.tick(0);
        assertThat(conference.info().active()).containsExactly(a);
    }
}
