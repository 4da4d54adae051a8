package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.engine.Room.Voice;

/// `sm_conf_prim_adj_output`, and the conference type whose participants have a volume each.
class OutputAdjustmentTest {
    private final Processor processor = new Engine().openProcessor();
    private final Voice loud = new Voice(processor, 20_000);
    private final Voice soft = new Voice(processor, 1_000);
    private final Voice ear = new Voice(processor, 0);
    private final Voice otherEar = new Voice(processor, 0);
    private final ConferenceOutput output = ear.channel.conferenceOutput();
    private final ConferenceOutput other = otherEar.channel.conferenceOutput();

    @BeforeEach
    void inputsAreAttached() {
        loud.channel.conferenceInput().attach();
        soft.channel.conferenceInput().attach();
    }

    private void bothHearTheSoftOne() {
        output.start();
        output.add(soft.channel.conferenceInput());
        other.start();
        other.add(soft.channel.conferenceInput());
    }

    @Test
    void volumeAppliesToThatOutputAloneFromTheNextFrameOn() {
        bothHearTheSoftOne();
        processor.tick(0);
        assertThat(ear.frame).isSameAs(otherEar.frame);
        output.adjustVolume(6);
        processor.tick(0);
        assertThat(ear.hears()).isCloseTo(1995, within(1));
        assertThat(otherEar.hears()).isEqualTo(1000);
        assertThat(ear.frame.shared()).isFalse();
        output.adjustVolume(0);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(1000);
    }

    @Test
    void theSumIsTurnedDownBeforeItIsLimited() {
        output.start();
        output.add(loud.channel.conferenceInput());
        for (int i = 0; i < 3; i++) {
            Voice another = new Voice(processor, 20_000);
            output.add(another.channel.conferenceInput());
        }
        output.adjustVolume(-12);
        processor.tick(0);
        assertThat(ear.hears()).isCloseTo(20_095, within(10));
    }

    @Test
    void aSilentSumStaysASilentFrame() {
        bothHearTheSoftOne();
        output.adjustVolume(24);
        soft.says = 0;
        processor.tick(0);
        assertThat(ear.frame.silent()).isTrue();
        assertThat(ear.hears()).isZero();
    }

    @Test
    void aCloneHasTheVolumeOfItsModelAndAFreshStartHasNone() {
        output.start();
        output.add(soft.channel.conferenceInput());
        output.adjustVolume(-6);
        other.clone(output);
        output.stop();
        output.start();
        output.add(soft.channel.conferenceInput());
        processor.tick(0);
        assertThat(otherEar.hears()).isEqualTo(501);
        assertThat(other.status().volumeDb()).isEqualTo(-6);
        assertThat(ear.hears()).isEqualTo(1000);
    }

    @Test
    void individualVolumeGivesEachParticipantItsOwnFactorInThatOutput() {
        output.start(ConferenceType.INDIVIDUAL_VOLUME);
        other.start();
        int loudId = output.add(loud.channel.conferenceInput(), 0.25);
        output.add(soft.channel.conferenceInput(), 2);
        other.add(soft.channel.conferenceInput());
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(7_000);
        assertThat(otherEar.hears()).isEqualTo(1_000);

        assertThat(output.add(loud.channel.conferenceInput(), 0)).isEqualTo(loudId);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(2_000);
        assertThat(output.participants()).hasSize(2);

        assertThat(output.add(loud.channel.conferenceInput())).isEqualTo(loudId);
        output.add(soft.channel.conferenceInput(), 0);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(20_000);
    }

    @Test
    void aCloneOfIndividualVolumeHasTheFactors() {
        output.start(ConferenceType.INDIVIDUAL_VOLUME);
        output.add(soft.channel.conferenceInput(), 16);
        other.clone(output);
        output.add(soft.channel.conferenceInput(), 1);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(1_000);
        assertThat(otherEar.hears()).isEqualTo(16_000);
        assertThat(other.status().type()).isEqualTo(ConferenceType.INDIVIDUAL_VOLUME);
    }
}
