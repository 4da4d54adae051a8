package tutti.engine;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static tutti.engine.ErrorCode.BAD_PARAMETER;
import static tutti.engine.ErrorCode.NOT_SAME_MODULE;
import static tutti.engine.ErrorCode.NO_RESOURCES;
import static tutti.engine.ErrorCode.NO_SUCH_CHANNEL;
import static tutti.engine.ErrorCode.WRONG_CHANNEL_STATE;
import static tutti.engine.ErrorCode.WRONG_CHANNEL_TYPE;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tutti.engine.conference.Conference;
import tutti.engine.conference.PartySettings;
import tutti.engine.feed.FrameRing;

/// Every error that Prosody documents for conferencing, for the high-level library and for datafeeds, as far
/// as the call can be written at all: a null, an unknown type or a freed handle cannot.
class ProsodyErrorsTest {
    /// Some channels in every state that a call may meet.
    static final class Scene {
        final Engine engine = new Engine();
        final Processor processor = engine.openProcessor();
        final Channel foreign = engine.openProcessor().openChannel(ChannelType.FULL_DUPLEX);
        final Channel idle = processor.openChannel(ChannelType.FULL_DUPLEX);
        final Channel other = processor.openChannel(ChannelType.FULL_DUPLEX);
        final Channel running = processor.openChannel(ChannelType.FULL_DUPLEX);
        final Channel individual = processor.openChannel(ChannelType.FULL_DUPLEX);
        final Channel playing = processor.openChannel(ChannelType.FULL_DUPLEX);
        final Channel inputOnly = processor.openChannel(ChannelType.INPUT);
        final Channel outputOnly = processor.openChannel(ChannelType.OUTPUT);
        final Channel halfDuplex = processor.openChannel(ChannelType.HALF_DUPLEX);
        final Channel released = processor.openChannel(ChannelType.FULL_DUPLEX);
        final ConferenceInput releasedInput = released.conferenceInput();
        final ConferenceOutput releasedOutput = released.conferenceOutput();
        final Channel party = processor.openChannel(ChannelType.FULL_DUPLEX);
        final Conference conference = new Conference(processor);
        final Conference deleted = new Conference(processor);

        Scene() {
            foreign.conferenceOutput().start();
            running.conferenceOutput().start();
            individual.conferenceOutput().start(ConferenceType.INDIVIDUAL_VOLUME);
            playing.play(FrameSource.SILENCE);
            released.release();
            conference.addParty(party);
            deleted.delete();
        }
    }

    interface Call {
        void on(Scene scene);
    }

    private static Arguments row(String function, ErrorCode code, String when, Call call) {
        return argumentSet(function + ", " + code + ": " + when, code, call);
    }

    static Stream<Arguments> rows() {
        return Stream.of(outputs(), inputs(), participants(), conferences(), channelsAndFeeds())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> outputs() {
        String start = "sm_conf_prim_start";
        String clone = "sm_conf_prim_clone";
        String adjust = "sm_conf_prim_adj_output";
        String report = "sm_conf_prim_config_activity_reporting";
        return Stream.of(
                row(
                        start,
                        WRONG_CHANNEL_TYPE,
                        "no output side",
                        s -> s.inputOnly.conferenceOutput().start()),
                row(
                        start,
                        WRONG_CHANNEL_STATE,
                        "replaying",
                        s -> s.playing.conferenceOutput().start()),
                row(
                        start,
                        WRONG_CHANNEL_STATE,
                        "a conference",
                        s -> s.running.conferenceOutput().start()),
                row(start, NO_SUCH_CHANNEL, "released", s -> s.releasedOutput.start()),
                row(start, WRONG_CHANNEL_STATE, "half-duplex, input in use", s -> {
                    s.halfDuplex.conferenceInput().attach();
                    s.halfDuplex.conferenceOutput().start();
                }),
                row(
                        clone,
                        BAD_PARAMETER,
                        "of itself",
                        s -> s.idle.conferenceOutput().clone(s.idle.conferenceOutput())),
                row(
                        clone,
                        BAD_PARAMETER,
                        "model on another module",
                        s -> s.idle.conferenceOutput().clone(s.foreign.conferenceOutput())),
                row(
                        clone,
                        WRONG_CHANNEL_STATE,
                        "model is no conference",
                        s -> s.idle.conferenceOutput().clone(s.other.conferenceOutput())),
                row(
                        clone,
                        WRONG_CHANNEL_STATE,
                        "output busy",
                        s -> s.playing.conferenceOutput().clone(s.running.conferenceOutput())),
                row(
                        clone,
                        NO_SUCH_CHANNEL,
                        "model released",
                        s -> s.idle.conferenceOutput().clone(s.releasedOutput)),
                row(
                        adjust,
                        WRONG_CHANNEL_STATE,
                        "no conference",
                        s -> s.idle.conferenceOutput().adjustVolume(0)),
                row(
                        adjust,
                        WRONG_CHANNEL_STATE,
                        "individual volume",
                        s -> s.individual.conferenceOutput().adjustVolume(0)),
                row(
                        adjust,
                        BAD_PARAMETER,
                        "too loud",
                        s -> s.running.conferenceOutput().adjustVolume(24.5)),
                row(
                        adjust,
                        BAD_PARAMETER,
                        "too soft",
                        s -> s.running.conferenceOutput().adjustVolume(-24.5)),
                row(
                        adjust,
                        BAD_PARAMETER,
                        "no number",
                        s -> s.running.conferenceOutput().adjustVolume(Double.NaN)),
                row(
                        report,
                        BAD_PARAMETER,
                        "sensitivity above 100",
                        s -> s.running.conferenceOutput().reportActivity(100, 101)),
                row(
                        report,
                        BAD_PARAMETER,
                        "sensitivity below 0",
                        s -> s.running.conferenceOutput().reportActivity(100, -1)),
                row(
                        report,
                        BAD_PARAMETER,
                        "negative delay",
                        s -> s.running.conferenceOutput().reportActivity(-1, 50)),
                row(
                        report,
                        WRONG_CHANNEL_STATE,
                        "no conference",
                        s -> s.idle.conferenceOutput().reportActivity(100, 50)),
                row(
                        "sm_conf_prim_status",
                        WRONG_CHANNEL_STATE,
                        "no conference",
                        s -> s.idle.conferenceOutput().status()),
                row("sm_conf_prim_status", NO_SUCH_CHANNEL, "released", s -> s.releasedOutput.status()),
                row(
                        "sm_conf_prim_info",
                        WRONG_CHANNEL_STATE,
                        "no conference",
                        s -> s.idle.conferenceOutput().info()),
                row(
                        "sm_conf_prim_info",
                        WRONG_CHANNEL_STATE,
                        "individual volume",
                        s -> s.individual.conferenceOutput().info()),
                row(
                        "sm_conf_prim_stop",
                        WRONG_CHANNEL_STATE,
                        "no conference",
                        s -> s.idle.conferenceOutput().stop()),
                row(
                        "sm_conf_prim_abort",
                        WRONG_CHANNEL_STATE,
                        "replaying",
                        s -> s.playing.conferenceOutput().stop()));
    }

    private static Stream<Arguments> inputs() {
        String attach = "sm_conf_prim_attach";
        String detach = "sm_conf_prim_detach";
        String adjust = "sm_conf_prim_adj_input";
        return Stream.of(
                row(
                        attach,
                        WRONG_CHANNEL_TYPE,
                        "no input side",
                        s -> s.outputOnly.conferenceInput().attach()),
                row(attach, NO_SUCH_CHANNEL, "released", s -> s.releasedInput.attach()),
                row(attach, WRONG_CHANNEL_STATE, "half-duplex, output in use", s -> {
                    s.halfDuplex.conferenceOutput().start();
                    s.halfDuplex.conferenceInput().attach();
                }),
                row(
                        detach,
                        WRONG_CHANNEL_STATE,
                        "not attached",
                        s -> s.idle.conferenceInput().detach()),
                row(detach, WRONG_CHANNEL_STATE, "attached by add only", s -> {
                    s.running.conferenceOutput().add(s.idle.conferenceInput());
                    s.idle.conferenceInput().detach();
                }),
                row(detach, WRONG_CHANNEL_STATE, "still a participant", s -> {
                    s.idle.conferenceInput().attach();
                    s.running.conferenceOutput().add(s.idle.conferenceInput());
                    s.idle.conferenceInput().detach();
                }),
                row(
                        adjust,
                        WRONG_CHANNEL_STATE,
                        "not attached",
                        s -> s.idle.conferenceInput().adjustVolume(0)),
                row(
                        adjust,
                        WRONG_CHANNEL_STATE,
                        "mute, not attached",
                        s -> s.idle.conferenceInput().mute()),
                row(adjust, BAD_PARAMETER, "too loud", s -> {
                    s.idle.conferenceInput().attach();
                    s.idle.conferenceInput().adjustVolume(24.5);
                }),
                row(adjust, BAD_PARAMETER, "the old mute value", s -> {
                    s.idle.conferenceInput().attach();
                    s.idle.conferenceInput().adjustVolume(-128);
                }));
    }

    private static Stream<Arguments> participants() {
        String add = "sm_conf_prim_add";
        String leave = "sm_conf_prim_leave";
        return Stream.of(
                row(
                        add,
                        WRONG_CHANNEL_STATE,
                        "output not started",
                        s -> s.idle.conferenceOutput().add(s.other.conferenceInput())),
                row(
                        add,
                        BAD_PARAMETER,
                        "participant on another module",
                        s -> s.running.conferenceOutput().add(s.foreign.conferenceInput())),
                row(
                        add,
                        NO_SUCH_CHANNEL,
                        "participant released",
                        s -> s.running.conferenceOutput().add(s.releasedInput)),
                row(
                        add,
                        WRONG_CHANNEL_TYPE,
                        "participant without input side",
                        s -> s.running.conferenceOutput().add(s.outputOnly.conferenceInput())),
                row(
                        add,
                        WRONG_CHANNEL_STATE,
                        "individual volume, not attached",
                        s -> s.individual.conferenceOutput().add(s.idle.conferenceInput(), 1)),
                row(
                        add,
                        WRONG_CHANNEL_STATE,
                        "individual volume, not attached, no factor",
                        s -> s.individual.conferenceOutput().add(s.idle.conferenceInput())),
                row(
                        add,
                        BAD_PARAMETER,
                        "factor on a standard output",
                        s -> s.running.conferenceOutput().add(s.idle.conferenceInput(), 0.5)),
                row(
                        add,
                        BAD_PARAMETER,
                        "negative factor",
                        s -> s.individual.conferenceOutput().add(s.party.conferenceInput(), -0.1)),
                row(
                        add,
                        BAD_PARAMETER,
                        "factor above 16",
                        s -> s.individual.conferenceOutput().add(s.party.conferenceInput(), 16.1)),
                row(
                        add,
                        BAD_PARAMETER,
                        "factor that is no number",
                        s -> s.individual.conferenceOutput().add(s.party.conferenceInput(), Double.NaN)),
                row(
                        leave,
                        BAD_PARAMETER,
                        "id beyond the table",
                        s -> s.running.conferenceOutput().leave(Processor.CHANNELS_MAX)),
                row(
                        leave,
                        BAD_PARAMETER,
                        "negative id",
                        s -> s.running.conferenceOutput().leave(-1)),
                row(
                        leave,
                        WRONG_CHANNEL_STATE,
                        "id not in use",
                        s -> s.running.conferenceOutput().leave(4000)),
                row(
                        leave,
                        WRONG_CHANNEL_STATE,
                        "no conference",
                        s -> s.idle.conferenceOutput().leave(0)));
    }

    private static Stream<Arguments> conferences() {
        String add = "sm_conference_add_party";
        String remove = "sm_conference_remove_party";
        return Stream.of(
                row(add, BAD_PARAMETER, "already in this conference", s -> s.conference.addParty(s.party)),
                row(
                        add,
                        BAD_PARAMETER,
                        "the same input with another output",
                        s -> s.conference.addParty(s.party, s.idle)),
                row(
                        add,
                        WRONG_CHANNEL_STATE,
                        "in another conference",
                        s -> new Conference(s.processor).addParty(s.party)),
                row(
                        add,
                        WRONG_CHANNEL_STATE,
                        "in another conference, hears elsewhere",
                        s -> new Conference(s.processor).addParty(s.party, s.idle)),
                row(add, WRONG_CHANNEL_STATE, "output busy", s -> s.conference.addParty(s.playing)),
                row(add, WRONG_CHANNEL_STATE, "conference deleted", s -> s.deleted.addParty(s.idle)),
                row(add, NO_SUCH_CHANNEL, "released", s -> s.conference.addParty(s.released)),
                row(add, BAD_PARAMETER, "channel on another module", s -> s.conference.addParty(s.foreign)),
                row(add, WRONG_CHANNEL_TYPE, "no input side", s -> s.conference.addParty(s.outputOnly)),
                row(add, WRONG_CHANNEL_TYPE, "no output side", s -> s.conference.addParty(s.inputOnly)),
                row(
                        add,
                        BAD_PARAMETER,
                        "in_volume out of range",
                        s -> s.conference.addParty(s.idle, s.idle, new PartySettings(25, 0))),
                row(
                        add,
                        BAD_PARAMETER,
                        "out_volume out of range",
                        s -> s.conference.addParty(s.idle, s.idle, new PartySettings(0, -25))),
                row(remove, BAD_PARAMETER, "unknown input", s -> s.conference.removeParty(s.idle)),
                row(
                        remove,
                        BAD_PARAMETER,
                        "another output than it joined with",
                        s -> s.conference.removeParty(s.party, s.idle)));
    }

    private static Stream<Arguments> channelsAndFeeds() {
        String connect = "sm_channel_datafeed_connect";
        String source = "sm_channel_output_source_datafeed_connect";
        return Stream.of(
                row("sm_channel_alloc_placed", NO_RESOURCES, "module full", s -> {
                    for (int i = 0; i <= Processor.CHANNELS_MAX; i++) s.processor.openChannel(ChannelType.INPUT);
                }),
                row("sm_channel_release", NO_SUCH_CHANNEL, "released before", s -> s.released.release()),
                row("sm_get_datafeed", WRONG_CHANNEL_TYPE, "no output side", s -> s.inputOnly.outputFeed()),
                row(connect, WRONG_CHANNEL_TYPE, "no input side", s -> s.outputOnly.receiveFrom(s.idle.outputFeed())),
                row(
                        connect,
                        NOT_SAME_MODULE,
                        "feed on another module",
                        s -> s.idle.receiveFrom(s.foreign.outputFeed())),
                row(
                        connect,
                        NO_SUCH_CHANNEL,
                        "feed of a released channel",
                        s -> s.idle.receiveFrom(s.released.outputFeed())),
                row(connect, BAD_PARAMETER, "loop", s -> {
                    s.running.conferenceOutput().add(s.idle.conferenceInput());
                    s.idle.receiveFrom(s.running.outputFeed());
                }),
                row(connect, WRONG_CHANNEL_STATE, "half-duplex, output in use", s -> {
                    s.halfDuplex.conferenceOutput().start();
                    s.halfDuplex.receiveFrom(s.idle.outputFeed());
                }),
                row(source, WRONG_CHANNEL_STATE, "output busy", s -> s.running.play(s.idle.outputFeed())),
                row(source, WRONG_CHANNEL_TYPE, "no output side", s -> s.inputOnly.play(s.idle.outputFeed())),
                row(source, NOT_SAME_MODULE, "feed on another module", s -> s.idle.play(s.foreign.outputFeed())),
                row(source, BAD_PARAMETER, "loop", s -> s.idle.play(s.idle.outputFeed())),
                row(connect, NO_RESOURCES, "feed has all the sinks it takes", s -> {
                    s.processor.atomically(() -> {
                        for (int i = 0; i <= Datafeed.SINKS_MAX; i++) s.idle.sendTo(new FrameRing(1, 160));
                    });
                }),
                row(connect, NO_RESOURCES, "module has all the tapped streams it takes", s -> {
                    s.processor.atomically(() -> {
                        for (int i = 0; i <= Processor.TAPPED_STREAMS_MAX; i++) {
                            s.processor.stream(FrameSource.SILENCE).connect((_, _, _) -> {});
                        }
                    });
                }),
                row("sm_replay_abort", WRONG_CHANNEL_STATE, "nothing replayed", s -> s.idle.stopPlaying()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isRefusedWithTheDocumentedCode(ErrorCode code, Call call) {
        Scene scene = new Scene();
        Room.refused(code, () -> call.on(scene));
        scene.processor.tick(0);
    }
}
