package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tutti.engine.Room.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.engine.Room.Voice;
import tutti.engine.feed.FrameRing;

/// `sm_get_datafeed`, `sm_channel_datafeed_connect`, `sm_channel_output_source_datafeed_connect`.
class DatafeedTest {
    private final Engine engine = new Engine();
    private final Processor processor = engine.openProcessor();
    private int pulls;

    private Channel duplex() {
        return processor.openChannel(ChannelType.FULL_DUPLEX);
    }

    private Datafeed counting(int says) {
        return processor.stream((samples, count, _) -> {
            pulls++;
            java.util.Arrays.fill(samples, 0, count, says);
            return true;
        });
    }

    private int heardFrom(Datafeed feed) {
        FrameRing ring = new FrameRing(1, processor.settings().frameSamples());
        feed.connect(ring);
        processor.tick(0);
        feed.disconnect(ring);
        int[] samples = new int[processor.settings().frameSamples()];
        assertThat(ring.poll(samples)).isEqualTo(processor.frame() - 1);
        assertThat(samples).containsOnly(samples[0]);
        return samples[0];
    }

    @Test
    void aStreamWithManySinksIsPulledOncePerFrame() {
        Datafeed stream = counting(5);
        Channel played = duplex();
        Channel mixed = duplex();
        played.receiveFrom(stream);
        duplex().receiveFrom(stream);
        played.play(stream);
        mixed.conferenceOutput().start();
        mixed.conferenceOutput().add(played.conferenceInput());
        stream.connect((_, _, _) -> {});
        stream.connect((_, _, _) -> {});
        assertThat(heardFrom(played.outputFeed())).isEqualTo(5);
        assertThat(pulls).isEqualTo(1);
        assertThat(heardFrom(mixed.outputFeed())).isEqualTo(5);
        assertThat(pulls).isEqualTo(2);
    }

    @Test
    void aStreamIsPulledOnlyWhileSomethingReadsIt() {
        Datafeed stream = counting(5);
        processor.tick(0);
        assertThat(pulls).isZero();
        assertThat(heardFrom(stream)).isEqualTo(5);
        processor.tick(0);
        assertThat(pulls).isEqualTo(1);
    }

    @Test
    void whatIsPlayedAdvancesAlsoWhileNobodyListens() {
        Channel channel = duplex();
        channel.play(counting(5));
        processor.tick(0);
        processor.tick(0);
        assertThat(pulls).isEqualTo(2);
    }

    @Test
    void anOutputFeedsAnotherChannelsInputInTheSameFrame() {
        Voice talker = new Voice(processor, 100);
        Voice last = new Voice(processor, 0);
        Channel firstMix = duplex();
        Channel link = processor.openChannel(ChannelType.INPUT);
        last.channel.conferenceOutput().start();
        last.channel.conferenceOutput().add(link.conferenceInput());
        link.receiveFrom(firstMix.outputFeed());
        firstMix.conferenceOutput().start();
        firstMix.conferenceOutput().add(talker.channel.conferenceInput());
        processor.tick(0);
        assertThat(last.hears()).isEqualTo(100);
        talker.says = 7;
        processor.tick(0);
        assertThat(last.hears()).isEqualTo(7);
        assertThat(processor.plans()).hasSize(2);
    }

    @Test
    void aChainOfManyMixesAndPlaysArrivesInTheSameFrame() {
        Datafeed feed = counting(1);
        for (int i = 0; i < 200; i++) {
            Channel mix = duplex();
            Channel relay = processor.openChannel(ChannelType.OUTPUT);
            mix.receiveFrom(feed);
            mix.conferenceOutput().start();
            mix.conferenceOutput().add(mix.conferenceInput());
            relay.play(mix.outputFeed());
            feed = relay.outputFeed();
        }
        assertThat(heardFrom(feed)).isEqualTo(1);
        assertThat(processor.plans()).hasSize(200);
    }

    @Test
    void backgroundMusicIsAReplayOnAnOutputThatFeedsAnInput() {
        Voice listener = new Voice(processor, 0);
        Channel music = duplex();
        music.play(counting(30));
        music.receiveFrom(music.outputFeed());
        listener.channel.conferenceOutput().start();
        listener.channel.conferenceOutput().add(music.conferenceInput());
        processor.tick(0);
        assertThat(listener.hears()).isEqualTo(30);
        music.stopPlaying();
        processor.tick(0);
        assertThat(listener.hears()).isZero();
    }

    @Test
    void aLoopIsRefusedNamesItsPathAndChangesNothing() {
        Channel a = duplex();
        Channel b = duplex();
        a.conferenceOutput().start();
        b.conferenceOutput().start();
        b.receiveFrom(a.outputFeed());
        b.conferenceOutput().add(b.conferenceInput());
        a.receiveFrom(b.outputFeed());
        assertThatThrownBy(() -> a.conferenceOutput().add(a.conferenceInput()))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("BAD_PARAMETER")
                .hasMessageContaining(
                        "output of channel 0/0 → input of channel 0/1 → output of channel 0/1 → input of channel 0/0"
                                + " → output of channel 0/0");
        assertThat(a.conferenceOutput().participants()).isEmpty();
        assertThat(a.conferenceInput().id()).isEmpty();
    }

    @Test
    void everyWayToCloseALoopIsRefused() {
        Channel a = duplex();
        Channel b = duplex();
        refused(ErrorCode.BAD_PARAMETER, () -> a.play(a.outputFeed()));
        b.play(a.outputFeed());
        refused(ErrorCode.BAD_PARAMETER, () -> a.play(b.outputFeed()));
        assertThat(a.use()).isEqualTo(OutputUse.IDLE);

        a.conferenceOutput().start();
        a.conferenceOutput().add(a.conferenceInput());
        refused(ErrorCode.BAD_PARAMETER, () -> a.receiveFrom(a.outputFeed()));
        refused(ErrorCode.BAD_PARAMETER, () -> a.receiveFrom(b.outputFeed()));

        Channel reader = duplex();
        Channel model = duplex();
        Channel clone = duplex();
        reader.receiveFrom(clone.outputFeed());
        model.conferenceOutput().start();
        model.conferenceOutput().add(reader.conferenceInput());
        refused(ErrorCode.BAD_PARAMETER, () -> clone.conferenceOutput().clone(model.conferenceOutput()));
        assertThat(clone.conferenceOutput().isRunning()).isFalse();
    }

    @Test
    void anotherProcessorsFeedIsRefused() {
        Datafeed elsewhere = engine.openProcessor().stream(FrameSource.SILENCE);
        refused(ErrorCode.NOT_SAME_MODULE, () -> duplex().receiveFrom(elsewhere));
        refused(ErrorCode.NOT_SAME_MODULE, () -> duplex().play(elsewhere));
    }

    @Test
    void whoReadsAReleasedChannelHearsSilenceAndNobodyElseMayConnect() {
        Voice ear = new Voice(processor, 0);
        Channel source = duplex();
        source.play(counting(9));
        ear.channel.play(source.outputFeed());
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(9);
        Datafeed feed = source.outputFeed();
        source.release();
        processor.tick(0);
        assertThat(ear.hears()).isZero();
        refused(ErrorCode.NO_SUCH_CHANNEL, () -> duplex().receiveFrom(feed));
        refused(ErrorCode.NO_SUCH_CHANNEL, () -> feed.connect((_, _, _) -> {}));
    }

    @Test
    void aFeedCountsTheFaultsOfItsSourceAndItsSinks() {
        Datafeed stream = processor.stream((_, _, _) -> {
            throw new IllegalStateException("broken on purpose");
        });
        List<Boolean> silent = new ArrayList<>();
        stream.connect((_, _, _) -> {
            throw new IllegalStateException("broken on purpose");
        });
        stream.connect((frame, _, _) -> silent.add(frame.silent()));
        processor.tick(0);
        assertThat(stream.faults()).isEqualTo(2);
        assertThat(silent).containsExactly(true);
    }

    @Test
    void anInputThatReadsAnOutputIsConditionedMeasuredAndMixedLikeAnyOther() {
        Voice talker = new Voice(processor, 1000);
        Voice ear = new Voice(processor, 0);
        Channel mix = duplex();
        Channel link = duplex();
        mix.conferenceOutput().start();
        mix.conferenceOutput().add(talker.channel.conferenceInput());
        link.receiveFrom(mix.outputFeed());
        link.conferenceInput().attach();
        link.conferenceInput().adjustVolume(-6);
        ear.channel.conferenceOutput().start();
        ear.channel.conferenceOutput().add(link.conferenceInput());
        ear.channel.conferenceOutput().add(talker.channel.conferenceInput());
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(1501);
        assertThat(ear.channel.conferenceOutput().activity()).hasSize(2);
    }
}
