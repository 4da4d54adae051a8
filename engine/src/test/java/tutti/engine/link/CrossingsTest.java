package tutti.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import org.junit.jupiter.api.Test;
import tutti.engine.ChannelType;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.ConferenceType;
import tutti.engine.Engine;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;
import tutti.engine.ProcessorLimits;
import tutti.engine.Room.Voice;

class CrossingsTest {
    private final Engine engine = new Engine();
    private final Processor here = engine.openProcessor();
    private final Processor there = engine.openProcessor();
    private final Crossings crossings = new Crossings(engine);
    private final Voice alice = mouth(here, 1);
    private final Voice bob = mouth(here, 10);
    private final Voice carol = ear(there);
    private final Voice dave = ear(there);

    private static Voice mouth(Processor processor, int says) {
        Voice voice = new Voice(processor, says);
        voice.channel.conferenceInput().attach();
        return voice;
    }

    private static Voice ear(Processor processor) {
        Voice voice = new Voice(processor, 0);
        voice.channel.conferenceOutput().start();
        return voice;
    }

    private static ConferenceInput in(Voice voice) {
        return voice.channel.conferenceInput();
    }

    private static ConferenceOutput out(Voice voice) {
        return voice.channel.conferenceOutput();
    }

    private void everybodyHearsAliceAndBob() {
        engine.atomically(() -> {
            for (Voice mouth : new Voice[] {alice, bob}) {
                crossings.connect(in(mouth), out(carol));
                crossings.connect(in(mouth), out(dave));
            }
            crossings.settle();
        });
    }

    @Test
    void thoseWithTheSameAudienceShareALink() {
        everybodyHearsAliceAndBob();
        engine.tick(0);
        assertThat(carol.hears()).isEqualTo(11);
        assertThat(dave.hears()).isEqualTo(11);
        assertThat(crossings.links()).isOne();
        assertThat(crossings.contains(in(alice), out(carol))).isTrue();
    }

    @Test
    void whoIsHeardByOneOnlyGetsALinkOfHisOwn() {
        everybodyHearsAliceAndBob();
        crossings.disconnect(in(bob), out(dave));
        crossings.settle();
        engine.tick(0);
        assertThat(carol.hears()).isEqualTo(11);
        assertThat(dave.hears()).isEqualTo(1);
        assertThat(crossings.links()).isEqualTo(2);
        assertThat(crossings.contains(in(bob), out(dave))).isFalse();
    }

    @Test
    void theLastToLeaveTakesTheLinkWithHim() {
        everybodyHearsAliceAndBob();
        for (Voice mouth : new Voice[] {alice, bob}) {
            crossings.disconnect(in(mouth), out(carol));
            crossings.disconnect(in(mouth), out(dave));
        }
        crossings.settle();
        engine.tick(0);
        assertThat(carol.hears()).isZero();
        assertThat(crossings.links()).isZero();
        assertThat(here.openChannels()).isEqualTo(2);
        assertThat(there.openChannels()).isEqualTo(2);
    }

    @Test
    void aFactorIsOfOneSourceForOneListener() {
        Voice erin = new Voice(there, 0);
        out(erin).start(ConferenceType.INDIVIDUAL_VOLUME);
        crossings.connect(in(alice), out(erin), 3);
        crossings.connect(in(bob), out(erin), 0.5);
        crossings.connect(in(bob), out(carol));
        crossings.settle();
        engine.tick(0);
        assertThat(erin.hears()).isEqualTo(8);
        assertThat(carol.hears()).isEqualTo(10);
    }

    @Test
    void nothingIsHeardBeforeItIsSettledNorAfterItIsReverted() {
        crossings.connect(in(alice), out(carol));
        engine.tick(0);
        assertThat(carol.hears()).isZero();
        crossings.revert();
        crossings.settle();
        engine.tick(0);
        assertThat(carol.hears()).isZero();
        assertThat(crossings.links()).isZero();
    }

    @Test
    void aSettlingThatIsRefusedChangesNothing() {
        Processor small = engine.openProcessor(new ProcessorLimits(3, 3));
        Voice frank = ear(small);
        crossings.connect(in(alice), out(frank));
        crossings.settle();
        crossings.connect(in(bob), out(carol));
        crossings.connect(in(bob), out(frank));
        Voice grace = ear(small);
        crossings.connect(in(alice), out(grace));
        refused(ErrorCode.NO_RESOURCES, crossings::settle);
        engine.tick(0);
        assertThat(frank.hears()).isEqualTo(1);
        assertThat(carol.hears()).isZero();
        assertThat(grace.hears()).isZero();
        assertThat(crossings.links()).isOne();
    }

    @Test
    void aLoopOverProcessorsIsRefused() {
        Voice echo = new Voice(here, 0);
        out(echo).start();
        crossings.connect(in(alice), out(carol));
        crossings.settle();
        Voice loop = new Voice(there, 0);
        loop.channel.receiveFrom(carol.channel.outputFeed());
        in(loop).attach();
        crossings.connect(in(loop), out(echo));
        crossings.settle();
        refused(ErrorCode.BAD_PARAMETER, () -> alice.channel.receiveFrom(echo.channel.outputFeed()));
    }

    @Test
    void aSumIsForInputsOnly() {
        crossings.connect(in(alice), out(carol));
        crossings.settle();
        Processor other = new Engine().openProcessor();
        refused(ErrorCode.BAD_PARAMETER, () -> out(carol).sumTo(other));
        refused(
                ErrorCode.BAD_PARAMETER,
                () -> there.openChannel(ChannelType.OUTPUT).play(out(carol).sumTo(there)));
        refused(ErrorCode.BAD_PARAMETER, () -> out(carol).sumTo(here).connect((_, _, _) -> {}));
        refused(
                ErrorCode.NOT_SAME_MODULE,
                () -> there.openChannel(ChannelType.INPUT)
                        .receiveFrom(out(carol).sumTo(here)));
    }

    @Test
    void asksForTwoProcessorsOfOneEngineAndAnAttachedInput() {
        refused(ErrorCode.BAD_PARAMETER, () -> crossings.connect(in(alice), out(ear(here))));
        refused(
                ErrorCode.BAD_PARAMETER,
                () -> crossings.connect(in(mouth(new Engine().openProcessor(), 1)), out(carol)));
        Voice stranger = new Voice(here, 1);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> crossings.connect(in(stranger), out(carol)));
    }

    @Test
    void aReleasedMemberIsPassedOver() {
        everybodyHearsAliceAndBob();
        bob.channel.release();
        dave.channel.release();
        crossings.disconnect(in(alice), out(carol));
        crossings.settle();
        engine.tick(0);
        assertThat(carol.hears()).isZero();
    }
}
