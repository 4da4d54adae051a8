package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.engine.Room.refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.engine.Room.Voice;

/// `sm_conf_prim_adj_input`: volume and mute belong to the input and apply wherever it is heard.
class InputAdjustmentTest {
    private final Processor processor = new Engine().openProcessor();
    private final Voice talker = new Voice(processor, 1000);
    private final Voice ear = new Voice(processor, 0);
    private final Voice otherEar = new Voice(processor, 0);
    private final ConferenceInput input = talker.channel.conferenceInput();

    @BeforeEach
    void bothHearTheTalker() {
        input.attach();
        ear.channel.conferenceOutput().start();
        ear.channel.conferenceOutput().add(input);
        otherEar.channel.conferenceOutput().start();
        otherEar.channel.conferenceOutput().add(input);
    }

    @Test
    void volumeAppliesInEveryOutputFromTheNextFrameOn() {
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(1000);
        input.adjustVolume(-6);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(501);
        assertThat(otherEar.hears()).isEqualTo(501);
        input.adjustVolume(12);
        processor.tick(0);
        assertThat(ear.hears()).isCloseTo(3981, within(1));
        assertThat(input.volumeDb()).isEqualTo(12);
    }

    @Test
    void zeroDecibelsIsBitExactAtFullScale() {
        input.adjustVolume(-3);
        input.adjustVolume(0);
        talker.says = -32768;
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(-32768);
        talker.says = 32767;
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(32767);
    }

    @Test
    void aGainThatWouldOverflowIsLimitedAndKeepsTheWaveform() {
        double[] phase = {0};
        talker.channel.receiveFrom((samples, count, _) -> {
            for (int i = 0; i < count; i++) samples[i] = (int) (16_000 * Math.sin(phase[0] += 2 * Math.PI / 40));
            return true;
        });
        input.adjustVolume(24);
        for (int i = 0; i < 20; i++) processor.tick(0);
        int clipped = 0;
        double error = 0;
        double peak = 0;
        for (int i = 0; i < ear.heard.length; i++) peak = Math.max(peak, Math.abs(ear.heard[i]));
        for (int i = 0; i < ear.heard.length; i++) {
            double expected = peak * Math.sin(phase[0] - (ear.heard.length - 1 - i) * 2 * Math.PI / 40);
            error = Math.max(error, Math.abs(ear.heard[i] - expected));
            if (Math.abs(ear.heard[i]) >= 32767) clipped++;
        }
        assertThat(peak).isBetween(32_000.0, 32_767.0);
        assertThat(error).as("difference to a sine of the same peak").isLessThan(peak / 100);
        assertThat(clipped).isLessThanOrEqualTo(ear.heard.length / 20);
    }

    @Test
    void theLimiterRecoversThroughAPause() {
        input.adjustVolume(24);
        talker.says = 30_000;
        processor.tick(0);
        talker.says = 0;
        for (int i = 0; i < 100; i++) processor.tick(0);
        talker.says = 1000;
        processor.tick(0);
        assertThat(ear.hears()).isCloseTo(15_849, within(2));
    }

    @Test
    void muteSilencesTheInputEverywhereAndRemembersTheVolume() {
        input.adjustVolume(6);
        input.mute();
        processor.tick(0);
        assertThat(ear.hears()).isZero();
        assertThat(otherEar.hears()).isZero();
        assertThat(input.isMuted()).isTrue();
        assertThat(input.isActive()).isFalse();
        input.adjustVolume(-6);
        processor.tick(0);
        assertThat(ear.hears()).isZero();
        input.unmute();
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(501);
    }

    @Test
    void settingsSurviveLeavingTheLastOutputWhenAttachedAndAreLostOnDetach() {
        input.adjustVolume(-20);
        input.mute();
        ear.channel.conferenceOutput().stop();
        otherEar.channel.conferenceOutput().stop();
        assertThat(input.volumeDb()).isEqualTo(-20);
        input.detach();
        input.attach();
        assertThat(input.volumeDb()).isZero();
        assertThat(input.isMuted()).isFalse();
    }

    @Test
    void volumesOutOfRangeAndUnattachedInputsAreRefusedAndNothingChanges() {
        for (double volumeDb : new double[] {-24.1, 24.1, Double.NaN, Double.POSITIVE_INFINITY, -128}) {
            refused(ErrorCode.BAD_PARAMETER, () -> input.adjustVolume(volumeDb));
        }
        assertThat(input.volumeDb()).isZero();
        ConferenceInput unattached = ear.channel.conferenceInput();
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> unattached.adjustVolume(0));
        refused(ErrorCode.WRONG_CHANNEL_STATE, unattached::mute);
        refused(ErrorCode.WRONG_CHANNEL_STATE, unattached::unmute);
        input.adjustVolume(-24);
        input.adjustVolume(24);
    }
}
