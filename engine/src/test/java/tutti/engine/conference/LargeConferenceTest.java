package tutti.engine.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.EngineSettings;
import tutti.engine.ErrorCode;
import tutti.engine.FrameSource;
import tutti.engine.Processor;
import tutti.engine.ProcessorLimits;
import tutti.engine.Room.Voice;

class LargeConferenceTest {
    private static final EngineSettings SETTINGS = new EngineSettings(8000, 10);
    private static final int FRAME = SETTINGS.frameSamples();

    private final Engine engine = new Engine();

    private static List<Processor> open(Engine engine, int processors) {
        for (int i = 0; i < processors; i++) engine.openProcessor();
        return engine.processors();
    }

    /// Sizes that Prosody's application note gives or that follow from its module of 64 inputs and 64 outputs.
    @ParameterizedTest
    @CsvSource({
        "BROADCAST, 2, 126",
        "BROADCAST, 4, 244",
        "BROADCAST, 32, 1056",
        "BROADCAST, 33, 1056",
        "PIPELINE, 2, 126",
        "PIPELINE, 4, 250",
        "PIPELINE, 20, 1242",
        "HIERARCHICAL, 65, 4032",
        "HIERARCHICAL, 9, 504",
    })
    void aConferenceHasAsManyPartiesAsTheFormulaSays(LinkModel model, int processors, int parties) {
        for (int i = 0; i < processors; i++) engine.openProcessor(ProcessorLimits.PROSODY);
        LargeConference conference = new LargeConference(model, engine.processors());
        List<Processor> hosts =
                model == LinkModel.HIERARCHICAL ? engine.processors().subList(1, processors) : engine.processors();
        engine.atomically(() -> hosts.forEach(LargeConferenceTest::fill));
        int opened = hosts.stream().mapToInt(Processor::openChannels).sum() - linkChannels(model, processors);
        assertThat(opened).isEqualTo(parties);
        conference.delete();
        assertThat(engine.processors().getFirst().openChannels()).isBetween(0, 63);
    }

    private static void fill(Processor processor) {
        try {
            for (; ; ) processor.openChannel(ChannelType.FULL_DUPLEX);
        } catch (EngineException full) {
            assertThat(full.code()).isEqualTo(ErrorCode.NO_RESOURCES);
        }
    }

    /// Those on processors that host parties.
    private static int linkChannels(LinkModel model, int processors) {
        return switch (model) {
            case BROADCAST -> processors * processors;
            case PIPELINE -> 4 * (processors - 1);
            case HIERARCHICAL -> 2 * (processors - 1);
        };
    }

    @Test
    void oneLeafMoreThanTheHubHasSidesForIsRefusedAndLeavesNothingBehind() {
        for (int i = 0; i < 66; i++) engine.openProcessor(ProcessorLimits.PROSODY);
        refused(ErrorCode.NO_RESOURCES, () -> new LargeConference(LinkModel.HIERARCHICAL, engine.processors()));
        assertThat(engine.processors())
                .allSatisfy(it -> assertThat(it.openChannels()).isZero());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidOnOneProcessorIsHeardOnAllOthersInTheSameFrame(LinkModel model) {
        LargeConference conference = new LargeConference(model, open(engine, 5));
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Voice voice = new Voice(engine.processors().get(i % 5), 1 << i);
            voices.add(voice);
            conference.addParty(voice.channel);
        }
        engine.tick(0);
        for (Voice voice : voices) assertThat(voice.hears()).isEqualTo(1023 - voice.says);
        assertThat(conference.info().active()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void isBitForBitOneLargeProcessorThroughJoinsAndLeaves(LinkModel model) {
        for (int processors = 2; processors <= 4; processors++) {
            Lives linked = new Lives(processors);
            Lives single = new Lives(1);
            LargeConference large = new LargeConference(model, linked.engine.processors());
            Conference small = new Conference(single.engine.processors().getFirst());
            Random random = new Random(processors);
            boolean[] here = new boolean[Lives.PARTIES];
            for (int frame = 0; frame < 200; frame++) {
                int party = random.nextInt(Lives.PARTIES);
                here[party] = !here[party];
                PartySettings settings = new PartySettings(random.nextInt(-12, 13), random.nextInt(-6, 7));
                if (here[party]) {
                    large.addParty(linked.channel(party), linked.channel(party), settings);
                    small.addParty(single.channel(party), single.channel(party), settings);
                } else {
                    large.removeParty(linked.channel(party));
                    small.removeParty(single.channel(party));
                }
                linked.engine.tick(0);
                single.engine.tick(0);
                assertThat(linked.heard)
                        .as("%s over %d, frame %d", model, processors, frame)
                        .isDeepEqualTo(single.heard);
            }
        }
    }

    /// Loud and soft noise, in frames that depend on party and frame number only.
    private static final class Lives {
        static final int PARTIES = 24;
        final Engine engine = new Engine(SETTINGS);
        final List<Channel> channels = new ArrayList<>();
        final int[][] heard = new int[PARTIES][FRAME];

        Lives(int processors) {
            open(engine, processors);
            for (int party = 0; party < PARTIES; party++) {
                Channel channel = engine.processors().get(party % processors).openChannel(ChannelType.FULL_DUPLEX);
                channel.receiveFrom(noise(party));
                int[] ear = heard[party];
                channel.sendTo((frame, _, _) -> System.arraycopy(frame.samples(), 0, ear, 0, FRAME));
                channels.add(channel);
            }
        }

        Channel channel(int party) {
            return channels.get(party);
        }

        private static FrameSource noise(int party) {
            Random random = new Random(party);
            int range = party % 3 == 0 ? 32768 : 2000;
            return (samples, count, _) -> {
                boolean speaks = random.nextInt(3) == 0;
                for (int i = 0; i < count; i++) samples[i] = random.nextInt(-range, range);
                return speaks;
            };
        }
    }

    @Test
    void aPartyThatIsRefusedLeavesNothingOnAnyProcessor() {
        LargeConference conference = new LargeConference(LinkModel.BROADCAST, open(engine, 2));
        Voice alice = new Voice(engine.processors().getFirst(), 1);
        Voice bob = new Voice(engine.processors().getLast(), 2);
        conference.addParty(alice.channel);
        bob.channel.play(FrameSource.SILENCE);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.addParty(bob.channel));
        assertThat(bob.channel.conferenceInput().id()).isEmpty();
        engine.tick(0);
        assertThat(alice.hears()).isZero();
    }

    @Test
    void refusesProcessorsThatCannotBeLinked() {
        refused(ErrorCode.BAD_PARAMETER, () -> new LargeConference(LinkModel.BROADCAST, List.of()));
        Processor here = engine.openProcessor();
        refused(ErrorCode.BAD_PARAMETER, () -> new LargeConference(LinkModel.PIPELINE, List.of(here, here)));
        Processor elsewhere = new Engine().openProcessor();
        refused(ErrorCode.BAD_PARAMETER, () -> new LargeConference(LinkModel.PIPELINE, List.of(here, elsewhere)));
        LargeConference conference = new LargeConference(LinkModel.PIPELINE, List.of(here));
        Channel foreign = elsewhere.openChannel(ChannelType.FULL_DUPLEX);
        refused(ErrorCode.BAD_PARAMETER, () -> conference.addParty(foreign));
        refused(ErrorCode.BAD_PARAMETER, () -> conference.removeParty(here.openChannel(ChannelType.FULL_DUPLEX)));
        Engine two = new Engine();
        LargeConference pair = new LargeConference(LinkModel.PIPELINE, open(two, 2));
        Channel in = two.processors().getFirst().openChannel(ChannelType.FULL_DUPLEX);
        Channel out = two.processors().getLast().openChannel(ChannelType.FULL_DUPLEX);
        refused(ErrorCode.BAD_PARAMETER, () -> pair.addParty(in, out, PartySettings.UNITY));
        conference.delete();
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> conference.addParty(here.openChannel(ChannelType.FULL_DUPLEX)));
    }

    @Test
    void afterDeleteNobodyHearsAnybodyAndTheLinksAreGone() {
        LargeConference conference = new LargeConference(LinkModel.PIPELINE, open(engine, 3));
        List<Voice> voices = new ArrayList<>();
        for (Processor processor : engine.processors()) voices.add(new Voice(processor, 5));
        for (Voice voice : voices) conference.addParty(voice.channel);
        conference.delete();
        engine.tick(0);
        assertThat(voices.stream().mapToInt(Voice::hears)).containsOnly(0);
        assertThat(engine.processors())
                .allSatisfy(it -> assertThat(it.openChannels()).isOne());
    }
}
