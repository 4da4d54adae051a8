package tutti.engine;

import java.util.Arrays;
import java.util.List;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixMatrix;

/// A channel's output side as the sum of a chosen set of inputs: a conference of N parties is N of these.
///
/// It runs from start or clone until stop, also while it has no participant; then it is silent. Thread: any.
/// Source: Prosody `sm_conf_prim_start`, `_clone`, `_add`, `_leave`, `_stop`.
public final class ConferenceOutput {
    private static final int NONE = -1;

    private final Channel channel;
    private final OutputLane lane;
    private int row = NONE;

    ConferenceOutput(Channel channel) {
        this.channel = channel;
        lane = new OutputLane(channel.processor().settings().frameSamples());
    }

    public Channel channel() {
        return channel;
    }

    /// Starts a silent conference output. `WRONG_CHANNEL_STATE` when the output side is in use.
    public void start() {
        channel.change(() -> {
            channel.reserveOutput(OutputUse.CONFERENCE);
            row = channel.processor().register(this);
            channel.processor().matrixChanged();
        });
    }

    /// Starts an output with the participants that `model` has now; afterwards the two are independent.
    ///
    /// `BAD_PARAMETER` when `model` is this output or on another processor; `WRONG_CHANNEL_STATE` when `model` is
    /// not running or this output side is in use.
    public void clone(ConferenceOutput model) {
        channel.change(() -> {
            if (model == this) throw badParameter("cannot be a clone of itself; name another output as model");
            requireSameProcessor(model.channel);
            model.requireRunning();
            start();
            matrix().copyRow(model.row, row);
        });
    }

    /// Adds `input` to what this output sums and returns the input's id; adding it again changes nothing.
    ///
    /// An input that is not attached gets attached until it is in no output any more. An input of the same channel
    /// may be added: then the talker hears himself. `BAD_PARAMETER` when `input` is on another processor;
    /// `WRONG_CHANNEL_STATE` when this output is not running.
    public int add(ConferenceInput input) {
        return channel.processor().atomically(() -> {
            channel.change(() -> {
                requireSameProcessor(input.channel());
                requireRunning();
                input.channel().change(() -> matrix().set(row, input.attachIfNeeded(), Gain.UNITY));
                channel.processor().matrixChanged();
            });
            return input.id().orElseThrow();
        });
    }

    /// Takes the input with `id` out of this output; one that is attached but not in this output is left alone.
    ///
    /// `BAD_PARAMETER` when no input can have that id; `WRONG_CHANNEL_STATE` when no input has it now, or this
    /// output is not running.
    public void leave(int id) {
        channel.change(() -> {
            requireRunning();
            if (id < 0 || id >= Processor.CHANNELS_MAX) {
                throw badParameter("cannot be left by input " + id + "; ids are 0…" + (Processor.CHANNELS_MAX - 1));
            }
            ConferenceInput input = channel.processor()
                    .attached(id)
                    .orElseThrow(() -> channel.wrongState("cannot be left by input " + id + ": no input has that id"));
            if (matrix().clear(row, id)) {
                channel.processor().matrixChanged();
                input.leftAnOutput();
            }
        });
    }

    /// Stops the output from the next frame on; all participants leave it and the output side is free.
    /// `WRONG_CHANNEL_STATE` when it is not running.
    public void stop() {
        channel.change(() -> {
            requireRunning();
            int[] inputs = matrix().inputsOf(row);
            matrix().closeOutput(row);
            row = NONE;
            for (int id : inputs) channel.processor().input(id).leftAnOutput();
            channel.processor().matrixChanged();
            channel.freeOutput();
        });
    }

    public boolean isRunning() {
        return channel.processor().atomically(() -> row != NONE);
    }

    /// Ids of the inputs in this output, ascending; empty when it is not running.
    public List<Integer> participants() {
        return channel.processor()
                .atomically(() -> row == NONE
                        ? List.of()
                        : Arrays.stream(matrix().inputsOf(row)).boxed().toList());
    }

    // ---- for the classes of this package, inside the processor's control ----

    OutputLane lane() {
        return lane;
    }

    private void requireRunning() {
        if (row == NONE) throw channel.wrongState("has no conference output running; start() or clone() it first");
    }

    private void requireSameProcessor(Channel other) {
        if (other.processor() != channel.processor()) {
            throw badParameter("and " + other + " are on different processors; use channels of one processor");
        }
    }

    private EngineException badParameter(String problem) {
        return new EngineException(ErrorCode.BAD_PARAMETER, channel + " " + problem);
    }

    private MixMatrix matrix() {
        return channel.processor().matrix();
    }
}
