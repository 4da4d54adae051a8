package tutti.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tutti.engine.mix.MixMatrix;
import tutti.engine.mix.MixPlan;
import tutti.engine.mix.Mixer;
import tutti.engine.mix.PlanCompiler;

/// One thread's worth of media: owns its channels for life and mixes them, one frame per [#tick].
///
/// ```
///   any thread:   primitives ─► matrix ─► compile ─► program ──(one reference)──┐
///   tick thread:  take the newest program ◄─────────────────────────────────────┘
///                 pull all inputs ─► mix ─► push all outputs
/// ```
/// A program replaces its predecessor as a whole between two frames, so a change is never half heard, and there is no
/// queue that could overflow. Control calls take a lock that the tick never takes.
///
/// Source: Prosody's module; a channel belongs to one for life and is never split or moved.
public final class Processor {
    /// A processor with that many open channels refuses one more with `NO_RESOURCES`.
    public static final int CHANNELS_MAX = 4_096;

    private final EngineSettings settings;
    private final int number;

    private final ReentrantLock control = new ReentrantLock();
    private final MixMatrix matrix = new MixMatrix();
    private final List<ConferenceInput> inputsById = new ArrayList<>();
    private final List<ConferenceOutput> outputsByRow = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final PlanCompiler compiler;
    private int channelNumbers;
    private int atomicDepth;
    private boolean dirty;
    private boolean planDirty;
    private MixPlan plan = MixPlan.EMPTY;

    private volatile FrameProgram published = FrameProgram.EMPTY;

    private final Mixer mixer;
    private final AtomicLong frame = new AtomicLong();

    Processor(EngineSettings settings, int number) {
        this.settings = settings;
        this.number = number;
        mixer = new Mixer(settings.frameSamples());
        compiler = new PlanCompiler(
                matrix,
                input -> inputsById.get(input).lane().input,
                output -> outputsByRow.get(output).lane().mix,
                settings.frameSamples());
    }

    public EngineSettings settings() {
        return settings;
    }

    /// Its place in the engine's list, 0, 1, 2, …
    public int number() {
        return number;
    }

    /// The number of the frame that the next tick makes; counts from 0 and is the clock of everything audible.
    /// Thread: any.
    public long frame() {
        return frame.getAcquire();
    }

    /// Makes one frame: pulls every source, mixes, pushes every sink.
    ///
    /// Thread: the one that owns the processor. `nowNanos` is handed to sources and sinks. Allocates nothing.
    public void tick(long nowNanos) {
        FrameProgram program = published;
        long frameNumber = frame.getPlain();
        for (FrameProgram.Pull pull : program.pulls) pull.lane().pull(pull.source(), frameNumber, nowNanos);
        mixer.mix(program.plan);
        for (FrameProgram.Push push : program.pushes) {
            push.lane.push(push.use, push.player, push.sinks, frameNumber, nowNanos);
        }
        frame.setRelease(frameNumber + 1);
    }

    /// Lets the frame clock run on without audio, for time that a stalled owner has lost. Thread: the owner's.
    public void skip(long frames) {
        frame.setRelease(frame.getPlain() + frames);
    }

    /// Opens a channel; it stays on this processor until it is released. Thread: any.
    public Channel openChannel(ChannelType type) {
        return inControl(() -> {
            if (channels.size() == CHANNELS_MAX) {
                throw new EngineException(
                        ErrorCode.NO_RESOURCES,
                        "processor " + number + " has " + CHANNELS_MAX
                                + " channels; release one or use another processor");
            }
            Channel channel = new Channel(this, channelNumbers++, type);
            channels.add(channel);
            return channel;
        });
    }

    /// Runs `changes` as one: the frames before hear none of them, the frames after hear all. Thread: any.
    ///
    /// Other threads' calls wait meanwhile. If `changes` throws, what it did until then stands.
    public void atomically(Runnable changes) {
        atomically(() -> {
            changes.run();
            return true;
        });
    }

    /// As [#atomically(Runnable)], with a result.
    public <T> T atomically(Supplier<T> changes) {
        return inControl(changes);
    }

    /// How many channels are open. Thread: any.
    public int openChannels() {
        return inControl(channels::size);
    }

    /// The plan in force after the last change. Thread: any.
    public MixPlan plan() {
        return inControl(() -> plan);
    }

    // ---- for the classes of this package, inside inControl ----

    <T> T inControl(Supplier<T> change) {
        control.lock();
        atomicDepth++;
        try {
            return change.get();
        } finally {
            try {
                if (atomicDepth == 1 && dirty) publish();
            } finally {
                atomicDepth--;
                control.unlock();
            }
        }
    }

    MixMatrix matrix() {
        return matrix;
    }

    void matrixChanged() {
        planDirty = true;
        dirty = true;
    }

    void feedsChanged() {
        dirty = true;
    }

    int register(ConferenceInput input) {
        int id = matrix.openInput();
        if (id == inputsById.size()) inputsById.add(input);
        else inputsById.set(id, input);
        return id;
    }

    int register(ConferenceOutput output) {
        int row = matrix.openOutput();
        if (row == outputsByRow.size()) outputsByRow.add(output);
        else outputsByRow.set(row, output);
        return row;
    }

    ConferenceInput input(int id) {
        return inputsById.get(id);
    }

    Optional<ConferenceInput> attached(int id) {
        return matrix.isOpenInput(id) ? Optional.of(inputsById.get(id)) : Optional.empty();
    }

    void closed(Channel channel) {
        channels.remove(channel);
        dirty = true;
    }

    private void publish() {
        if (planDirty) plan = compiler.compile();
        List<FrameProgram.Pull> pulls = new ArrayList<>(channels.size());
        List<FrameProgram.Push> pushes = new ArrayList<>(channels.size());
        for (Channel channel : channels) channel.contribute(pulls, pushes);
        published = new FrameProgram(pulls, plan, pushes);
        planDirty = false;
        dirty = false;
    }
}
