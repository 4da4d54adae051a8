package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import org.junit.jupiter.api.Test;

/// The conferencing primitives as Prosody documents them: ids, implicit attach and detach, states and
/// errors.
class PrimitivesTest {
    private final Engine engine = new Engine();
    private final Processor processor = engine.openProcessor();

    private Channel duplex() {
        return processor.openChannel(ChannelType.FULL_DUPLEX);
    }

    @Test
    void theIdBelongsToTheInputAndIsTheSameInEveryOutput() {
        Channel a = duplex();
        Channel b = duplex();
        Channel c = duplex();
        a.conferenceOutput().start();
        b.conferenceOutput().start();
        a.conferenceInput().attach();

        int inB = b.conferenceOutput().add(c.conferenceInput());

        assertThat(inB).isEqualTo(1);
        assertThat(a.conferenceOutput().add(c.conferenceInput())).isEqualTo(inB);
        assertThat(a.conferenceOutput().add(c.conferenceInput())).isEqualTo(inB);
        assertThat(a.conferenceOutput().participants()).containsExactly(1);
    }

    @Test
    void idsAreGivenLowestFreeFirst() {
        ConferenceInput first = duplex().conferenceInput();
        ConferenceInput second = duplex().conferenceInput();
        ConferenceInput third = duplex().conferenceInput();
        assertThat(first.attach()).isZero();
        assertThat(second.attach()).isEqualTo(1);
        first.detach();
        assertThat(third.attach()).isZero();
    }

    @Test
    void anInputThatWasOnlyAddedIsDetachedWithItsLastOutput() {
        Channel a = duplex();
        Channel b = duplex();
        ConferenceInput input = duplex().conferenceInput();
        a.conferenceOutput().start();
        b.conferenceOutput().start();
        int id = a.conferenceOutput().add(input);
        b.conferenceOutput().add(input);

        a.conferenceOutput().leave(id);
        assertThat(input.id()).hasValue(id);
        b.conferenceOutput().stop();
        assertThat(input.id()).isEmpty();
    }

    @Test
    void anInputThatWasAttachedStaysAttachedWithoutAnyOutput() {
        Channel a = duplex();
        ConferenceInput input = duplex().conferenceInput();
        a.conferenceOutput().start();
        int id = input.attach();
        a.conferenceOutput().add(input);
        a.conferenceOutput().stop();
        assertThat(input.id()).hasValue(id);
        input.detach();
        assertThat(input.id()).isEmpty();
    }

    @Test
    void detachIsRefusedWhileTheInputIsInAnOutputOrWasNotAttached() {
        Channel a = duplex();
        ConferenceInput input = duplex().conferenceInput();
        a.conferenceOutput().start();
        a.conferenceOutput().add(input);
        refused(ErrorCode.WRONG_CHANNEL_STATE, input::detach);
        input.attach();
        refused(ErrorCode.WRONG_CHANNEL_STATE, input::detach);
        assertThat(a.conferenceOutput().participants()).hasSize(1);
    }

    @Test
    void anOutputThatEmptiesKeepsRunning() {
        Channel a = duplex();
        a.conferenceOutput().start();
        int id = a.conferenceOutput().add(duplex().conferenceInput());
        a.conferenceOutput().leave(id);
        assertThat(a.conferenceOutput().isRunning()).isTrue();
        refused(ErrorCode.WRONG_CHANNEL_STATE, a.conferenceOutput()::start);
    }

    @Test
    void aCloneIsIndependentOfItsModel() {
        Channel a = duplex();
        Channel b = duplex();
        ConferenceInput input = duplex().conferenceInput();
        a.conferenceOutput().start();
        a.conferenceOutput().add(input);
        b.conferenceOutput().clone(a.conferenceOutput());
        a.conferenceOutput().add(duplex().conferenceInput());
        assertThat(b.conferenceOutput().participants()).containsExactly(0);
        a.conferenceOutput().stop();
        assertThat(b.conferenceOutput().participants()).containsExactly(0);
    }

    @Test
    void cloneRefusesItselfAStoppedModelAndABusyOutput() {
        Channel a = duplex();
        Channel b = duplex();
        refused(ErrorCode.BAD_PARAMETER, () -> a.conferenceOutput().clone(a.conferenceOutput()));
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> a.conferenceOutput().clone(b.conferenceOutput()));
        b.conferenceOutput().start();
        a.play(FrameSource.SILENCE);
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> a.conferenceOutput().clone(b.conferenceOutput()));
    }

    @Test
    void channelsOfDifferentProcessorsDoNotMeet() {
        Channel here = duplex();
        Channel there = engine.openProcessor().openChannel(ChannelType.FULL_DUPLEX);
        here.conferenceOutput().start();
        there.conferenceOutput().start();
        refused(ErrorCode.BAD_PARAMETER, () -> here.conferenceOutput().add(there.conferenceInput()));
        refused(ErrorCode.BAD_PARAMETER, () -> duplex().conferenceOutput().clone(there.conferenceOutput()));
    }

    @Test
    void leaveTellsAnImpossibleIdFromAFreeOneAndIgnoresAStranger() {
        Channel a = duplex();
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> a.conferenceOutput().leave(0));
        a.conferenceOutput().start();
        refused(ErrorCode.BAD_PARAMETER, () -> a.conferenceOutput().leave(-1));
        refused(ErrorCode.BAD_PARAMETER, () -> a.conferenceOutput().leave(Processor.CHANNELS_MAX));
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> a.conferenceOutput().leave(3));
        int stranger = duplex().conferenceInput().attach();
        a.conferenceOutput().leave(stranger);
    }

    @Test
    void aMissingSideIsAWrongTypeAndAHalfDuplexChannelDoesOneThingAtATime() {
        refused(
                ErrorCode.WRONG_CHANNEL_TYPE,
                () -> processor.openChannel(ChannelType.INPUT).conferenceOutput());
        refused(
                ErrorCode.WRONG_CHANNEL_TYPE,
                () -> processor.openChannel(ChannelType.OUTPUT).conferenceInput());
        Channel half = processor.openChannel(ChannelType.HALF_DUPLEX);
        half.conferenceInput().attach();
        refused(ErrorCode.WRONG_CHANNEL_STATE, half.conferenceOutput()::start);
        half.conferenceInput().detach();
        half.conferenceOutput().start();
        refused(ErrorCode.WRONG_CHANNEL_STATE, half.conferenceInput()::attach);
    }

    @Test
    void releaseLeavesEveryConferenceAndTheChannelIsGone() {
        Channel a = duplex();
        Channel b = duplex();
        a.conferenceOutput().start();
        b.conferenceOutput().start();
        a.conferenceOutput().add(b.conferenceInput());
        b.conferenceOutput().add(a.conferenceInput());
        b.release();
        assertThat(a.conferenceOutput().participants()).isEmpty();
        assertThat(a.conferenceInput().id()).isEmpty();
        assertThat(processor.openChannels()).isEqualTo(1);
        refused(ErrorCode.NO_SUCH_CHANNEL, b.conferenceInput()::attach);
        refused(ErrorCode.NO_SUCH_CHANNEL, b::release);
    }

    @Test
    void aFullProcessorRefusesOneMoreChannel() {
        for (int i = 0; i < Processor.CHANNELS_MAX; i++) processor.openChannel(ChannelType.INPUT);
        refused(ErrorCode.NO_RESOURCES, () -> processor.openChannel(ChannelType.INPUT));
    }
}
