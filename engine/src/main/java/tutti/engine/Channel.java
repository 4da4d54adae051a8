package tutti.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A handle on processing one stream each way; belongs to one processor for life.
///
/// ```
///   source ──► input side ──► conference input (in any number of outputs)
///   conference output, or a player ──► output side ──► any number of sinks
/// ```
/// An output side does one thing at a time. Thread: any. Every call on a released channel fails with `NO_SUCH_CHANNEL`.
/// Source: Prosody `sm_channel_alloc_placed`, `sm_channel_release`.
public final class Channel {
    private final Processor processor;
    private final int number;
    private final ChannelType type;
    private final ConferenceInput input;
    private final ConferenceOutput output;

    private boolean released;
    private Optional<FrameSource> source = Optional.empty();
    private final List<FrameSink> sinks = new ArrayList<>();
    private OutputUse use = OutputUse.IDLE;
    private FrameSource player = FrameSource.SILENCE;

    Channel(Processor processor, int number, ChannelType type) {
        this.processor = processor;
        this.number = number;
        this.type = type;
        input = new ConferenceInput(this);
        output = new ConferenceOutput(this);
    }

    public Processor processor() {
        return processor;
    }

    public ChannelType type() {
        return type;
    }

    /// The input side as a conference input; `WRONG_CHANNEL_TYPE` when the channel has none.
    public ConferenceInput conferenceInput() {
        requireInput();
        return input;
    }

    /// The output side as a conference output; `WRONG_CHANNEL_TYPE` when the channel has none.
    public ConferenceOutput conferenceOutput() {
        requireOutput();
        return output;
    }

    /// Lets the input side read `source`, in place of what it read before.
    public void receiveFrom(FrameSource source) {
        change(() -> {
            requireInput();
            if (type == ChannelType.HALF_DUPLEX && use != OutputUse.IDLE) {
                throw wrongState("is half-duplex and its output is in use; stop that first");
            }
            this.source = Optional.of(source);
            processor.feedsChanged();
        });
    }

    /// The input side reads nothing and is silent.
    public void receiveNothing() {
        change(() -> {
            requireInput();
            source = Optional.empty();
            processor.feedsChanged();
        });
    }

    /// Adds `sink` to those who take what the output side emits; one that is there already stays once.
    public void sendTo(FrameSink sink) {
        change(() -> {
            requireOutput();
            if (!sinks.contains(sink)) sinks.add(sink);
            processor.feedsChanged();
        });
    }

    /// `sink` takes no more frames; nothing happens when it took none.
    public void stopSendingTo(FrameSink sink) {
        change(() -> {
            requireOutput();
            sinks.remove(sink);
            processor.feedsChanged();
        });
    }

    /// The output side emits what `source` gives, until [#stopPlaying]. `WRONG_CHANNEL_STATE` when it is in use.
    public void play(FrameSource source) {
        change(() -> {
            reserveOutput(OutputUse.PLAYING);
            player = source;
        });
    }

    /// Ends what [#play] began. `WRONG_CHANNEL_STATE` when nothing is played.
    public void stopPlaying() {
        change(() -> {
            if (use != OutputUse.PLAYING) throw wrongState("plays nothing; only play() can be stopped so");
            freeOutput();
            player = FrameSource.SILENCE;
        });
    }

    /// Leaves every conference and frees both sides.
    ///
    /// Its source and sinks may still be called by a tick that is running; the next tick does not call them.
    public void release() {
        change(() -> {
            if (use == OutputUse.CONFERENCE) output.stop();
            input.releaseFromConferences();
            released = true;
            processor.closed(this);
        });
    }

    /// How many frames its source or sinks have failed with an exception. Thread: any.
    public long faults() {
        return input.lane().faults.get() + output.lane().faults.get();
    }

    @Override
    public String toString() {
        return "channel " + processor.number() + "/" + number;
    }

    // ---- for the classes of this package, inside the processor's control ----

    void change(Runnable change) {
        processor.atomically(() -> {
            if (released) {
                throw new EngineException(
                        ErrorCode.NO_SUCH_CHANNEL, this + " has been released; open another with openChannel()");
            }
            change.run();
        });
    }

    void reserveOutput(OutputUse newUse) {
        requireOutput();
        if (use != OutputUse.IDLE) {
            throw wrongState("has its output side in use (" + use + "); stop that first");
        }
        if (type == ChannelType.HALF_DUPLEX && (source.isPresent() || input.isAttached())) {
            throw wrongState("is half-duplex and its input is in use; disconnect that first");
        }
        use = newUse;
        processor.feedsChanged();
    }

    void freeOutput() {
        use = OutputUse.IDLE;
        processor.feedsChanged();
    }

    OutputUse use() {
        return use;
    }

    void contribute(List<FrameProgram.Pull> pulls, List<FrameProgram.Push> pushes) {
        if (type.hasInput())
            source.ifPresentOrElse(connected -> pulls.add(new FrameProgram.Pull(input.lane(), connected)), () -> {
                if (input.isAttached()) pulls.add(new FrameProgram.Pull(input.lane(), FrameSource.SILENCE));
            });
        if (!sinks.isEmpty()) {
            pushes.add(new FrameProgram.Push(output.lane(), use, player, sinks));
        }
    }

    EngineException wrongState(String problem) {
        return new EngineException(ErrorCode.WRONG_CHANNEL_STATE, this + " " + problem);
    }

    void requireInput() {
        if (!type.hasInput()) throw wrongType("input");
    }

    private void requireOutput() {
        if (!type.hasOutput()) throw wrongType("output");
    }

    private EngineException wrongType(String side) {
        return new EngineException(
                ErrorCode.WRONG_CHANNEL_TYPE, this + " is of type " + type + " and has no " + side + " side");
    }
}
