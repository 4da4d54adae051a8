package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// In which frame an input's source delivered something real last.
class DeliveryTest {
    private final Processor processor = new Engine().openProcessor();
    private final Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
    private final Lossy lossy = new Lossy();

    /// Always audible, but says itself whether that is real.
    private static final class Lossy implements FrameSource {
        boolean real;
        boolean fails;
        boolean toldAudible;

        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            if (fails) throw new IllegalStateException("on purpose");
            samples[0] = 1;
            return true;
        }

        @Override
        public boolean delivered(boolean audible) {
            toldAudible = audible;
            return real;
        }
    }

    @Test
    void whatASourceMakesUpIsNotDelivered() {
        channel.receiveFrom(lossy);
        processor.tick(0);
        assertThat(channel.conferenceInput().lastDeliveredFrame()).isEmpty();
        assertThat(lossy.toldAudible).isTrue();
        lossy.real = true;
        processor.tick(0);
        lossy.real = false;
        processor.tick(0);
        assertThat(channel.conferenceInput().lastDeliveredFrame()).hasValue(1);
    }

    @Test
    void aSourceThatFailsDeliversNothing() {
        channel.receiveFrom(lossy);
        lossy.real = true;
        processor.tick(0);
        lossy.fails = true;
        processor.tick(0);
        assertThat(channel.conferenceInput().lastDeliveredFrame()).hasValue(0);
    }

    @Test
    void aSourceThatMakesNothingUpDeliversWhenItIsAudible() {
        boolean[] audible = {true};
        channel.receiveFrom((_, _, _) -> audible[0]);
        processor.tick(0);
        processor.tick(0);
        audible[0] = false;
        processor.tick(0);
        assertThat(channel.conferenceInput().lastDeliveredFrame()).hasValue(1);
    }

    @Test
    void anInputThatReadsNothingOrIsReleasedHasNoDelivery() {
        lossy.real = true;
        channel.receiveFrom(lossy);
        ConferenceInput input = channel.conferenceInput();
        processor.tick(0);
        assertThat(input.lastDeliveredFrame()).hasValue(0);
        channel.receiveNothing();
        assertThat(input.lastDeliveredFrame()).isEmpty();
        channel.receiveFrom(lossy);
        assertThat(input.lastDeliveredFrame()).isEmpty();
        channel.release();
        assertThat(input.lastDeliveredFrame()).isEmpty();
    }

    @Test
    void aConferenceOutputDeliversEveryFrameWhileItRuns() {
        Channel reader = processor.openChannel(ChannelType.FULL_DUPLEX);
        reader.receiveFrom(channel.outputFeed());
        processor.tick(0);
        assertThat(reader.conferenceInput().lastDeliveredFrame()).isEmpty();
        channel.conferenceOutput().start();
        processor.tick(0);
        assertThat(reader.conferenceInput().lastDeliveredFrame()).hasValue(1);
        processor.tick(0);
        assertThat(reader.conferenceInput().lastDeliveredFrame()).hasValue(2);
    }

    @Test
    void whatIsReadThroughAnOutputThatPlaysItIsAsOldAsItself() {
        lossy.real = true;
        channel.play(lossy);
        Channel reader = processor.openChannel(ChannelType.FULL_DUPLEX);
        reader.receiveFrom(channel.outputFeed());
        processor.tick(0);
        lossy.real = false;
        processor.tick(0);
        assertThat(reader.conferenceInput().lastDeliveredFrame()).hasValue(0);
    }

    @Test
    void aLinkDeliversTheFramesThatWereThereInTime() {
        Engine engine = new Engine();
        Processor far = engine.openProcessor();
        Processor near = engine.openProcessor();
        Channel summed = far.openChannel(ChannelType.OUTPUT);
        Channel arrival = near.openChannel(ChannelType.INPUT);
        summed.conferenceOutput().start();
        arrival.receiveFrom(summed.conferenceOutput().sumTo(near));
        assertThat(arrival.conferenceInput().lastDeliveredFrame()).isEmpty();
        far.tick(0);
        near.tick(0);
        long delivered = arrival.conferenceInput().lastDeliveredFrame().orElseThrow();
        near.tick(0);
        assertThat(arrival.conferenceInput().lastDeliveredFrame()).hasValue(delivered);
    }
}
