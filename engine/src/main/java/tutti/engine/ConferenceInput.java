package tutti.engine;

import java.util.OptionalInt;
import tutti.engine.mix.MixMatrix;

/// A channel's input side as a participant of conferences: it can be in any number of outputs of its processor at
/// once.
///
/// The id belongs to the input, not to a membership: it is the same in every output, given lowest-free-first at
/// attach, and lost at detach. Thread: any. Source: Prosody `sm_conf_prim_attach`, `sm_conf_prim_detach`.
public final class ConferenceInput {
    private static final int NONE = -1;

    private final Channel channel;
    private final InputLane lane;
    private int id = NONE;
    private boolean explicit;

    ConferenceInput(Channel channel) {
        this.channel = channel;
        lane = new InputLane(channel.processor().settings().frameSamples());
    }

    public Channel channel() {
        return channel;
    }

    /// Keeps the input ready and gives it an id, also while it is in no output. Attaching again changes nothing.
    public int attach() {
        channel.change(() -> {
            attachIfNeeded();
            explicit = true;
        });
        return id;
    }

    /// Gives the id back. `WRONG_CHANNEL_STATE` when it was not attached explicitly, or is still in an output.
    public void detach() {
        channel.change(() -> {
            if (!explicit) throw channel.wrongState("was not attached; only attach() can be undone by detach()");
            if (matrix().isHeard(id)) {
                throw channel.wrongState("is still in an output; leave() every output before detach()");
            }
            detachNow();
        });
    }

    /// The id while attached, explicitly or by being in an output.
    public OptionalInt id() {
        return channel.processor().atomically(() -> id == NONE ? OptionalInt.empty() : OptionalInt.of(id));
    }

    /// Whether any output contains this input.
    public boolean isHeard() {
        return channel.processor().atomically(() -> id != NONE && matrix().isHeard(id));
    }

    /// Whether the frame made last contained anything but silence from this input.
    public boolean isActive() {
        long last = lane.lastActiveFrame.getAcquire();
        return last != InputLane.NEVER && last >= channel.processor().frame() - 1;
    }

    // ---- for the classes of this package, inside the processor's control ----

    InputLane lane() {
        return lane;
    }

    boolean isAttached() {
        return id != NONE;
    }

    int attachIfNeeded() {
        channel.requireInput();
        if (channel.type() == ChannelType.HALF_DUPLEX && channel.use() != OutputUse.IDLE) {
            throw channel.wrongState("is half-duplex and its output is in use; stop that first");
        }
        if (id == NONE) {
            id = channel.processor().register(this);
            channel.processor().feedsChanged();
        }
        return id;
    }

    /// An input that was only attached by being added goes with its last output, and its settings with it.
    void leftAnOutput() {
        if (!explicit && id != NONE && !matrix().isHeard(id)) detachNow();
    }

    void releaseFromConferences() {
        if (id != NONE) detachNow();
    }

    private void detachNow() {
        matrix().closeInput(id);
        channel.processor().matrixChanged();
        id = NONE;
        explicit = false;
    }

    private MixMatrix matrix() {
        return channel.processor().matrix();
    }
}
