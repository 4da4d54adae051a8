package tutti.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tutti.engine.FeedLoop.Side;
import tutti.engine.activity.ActiveInput;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixMatrix;

/// A channel's output side as the sum of a chosen set of inputs: a conference of N parties is N of these.
///
/// It runs from start or clone until stop, also while it has no participant; then it is silent. Every call
/// but [#start], [#clone], [#isRunning] and [#participants] needs a running output and fails with
/// `WRONG_CHANNEL_STATE` without. Thread: any. Source: Prosody `sm_conf_prim_start`, `_clone`, `_add`,
/// `_leave`, `_adj_output`, `_status`, `_info`, `_config_activity_reporting`, `_stop`, `_abort`.
public final class ConferenceOutput {
    /// The largest `sensitivity` of [#reportActivity]: any change of power counts.
    public static final int SENSITIVITY_MAX = 100;

    private static final double FACTOR_UNITY = 1;

    private final Channel channel;
    private Optional<RunningOutput> running = Optional.empty();

    ConferenceOutput(Channel channel) {
        this.channel = channel;
    }

    /// Whose output side this is.
    public Channel channel() {
        return channel;
    }

    /// Starts a silent standard output. `WRONG_CHANNEL_STATE` when the output side is in use.
    public void start() {
        start(ConferenceType.STANDARD);
    }

    /// Starts a silent output of that type at 0 dB. `WRONG_CHANNEL_STATE` when the output side is in use.
    public void start(ConferenceType type) {
        channel.change(() -> begin(type));
    }

    private RunningOutput begin(ConferenceType type) {
        channel.reserveOutput(OutputUse.CONFERENCE);
        RunningOutput begun = new RunningOutput(matrix().openOutput(), type, channel.rate(), channel.frameSamples());
        running = Optional.of(begun);
        processor().started(begun);
        return begun;
    }

    /// Starts an output with the type, the participants, their factors and the volume that `model` has now;
    /// afterwards the two are independent. Activity reporting is not copied.
    ///
    /// `BAD_PARAMETER` when `model` is this output or on another processor, or a participant depends on
    /// this output through datafeeds; `WRONG_CHANNEL_STATE` when `model` is not running or this output
    /// side is in use.
    public void clone(ConferenceOutput model) {
        channel.change(() -> {
            if (model == this) throw badParameter("cannot be a clone of itself; name another output as model");
            requireSameProcessor(model.channel);
            RunningOutput from = model.requireRunning();
            channel.requireFreeOutput();
            for (ConferenceInput input : processor().inputsOf(from.row)) {
                FeedLoop.refuse(Side.input(input.channel()), Side.output(channel));
            }
            RunningOutput clone = begin(from.type);
            clone.volumeDb = from.volumeDb;
            matrix().copyRow(from.row, clone.row);
        });
    }

    /// Adds `input` to what this output sums and returns the input's id; adding it again changes nothing.
    ///
    /// On a standard output an input that is not attached gets attached until it is in no output any more;
    /// on one with individual volume it is added with a factor of 1. An input of the same channel may be
    /// added: then the talker hears himself. `BAD_PARAMETER` when `input` is on another processor or
    /// depends on this output through datafeeds; `WRONG_CHANNEL_STATE` when `input` is not attached and
    /// the output is of individual volume.
    public int add(ConferenceInput input) {
        return processor().atomically(() -> {
            channel.change(() -> put(input, Gain.UNITY));
            return input.requireAttached().id;
        });
    }

    /// Adds `input` to an output of individual volume with a linear `factor` of 0…16, 10^(dB/20), or
    /// changes the factor of one that is there; returns the input's id.
    ///
    /// Fails as [#add(ConferenceInput)], and with `BAD_PARAMETER` on a standard output or when `factor` is
    /// out of range.
    public int add(ConferenceInput input, double factor) {
        return processor().atomically(() -> {
            channel.change(() -> {
                if (requireRunning().type == ConferenceType.STANDARD) {
                    throw badParameter("is a standard output and takes no factor; start it with individual volume");
                }
                if (!(factor >= 0 && factor <= Volume.FACTOR_MAX)) {
                    throw badParameter("cannot take a factor of " + factor + "; give 0…" + Volume.FACTOR_MAX);
                }
                put(input, factor == FACTOR_UNITY ? Gain.UNITY : Gain.ofFactor(factor));
            });
            return input.requireAttached().id;
        });
    }

    private void put(ConferenceInput input, int gain) {
        requireSameProcessor(input.channel());
        RunningOutput has = requireRunning();
        input.channel().change(() -> {
            if (has.type == ConferenceType.INDIVIDUAL_VOLUME) input.requireAttached();
            FeedLoop.refuse(Side.input(input.channel()), Side.output(channel));
            matrix().set(has.row, input.attachIfNeeded().id, gain);
        });
        processor().matrixChanged();
    }

    /// Takes the input with `id` out of this output; one that is attached but not in this output is left
    /// alone.
    ///
    /// `BAD_PARAMETER` when no input can have that id; `WRONG_CHANNEL_STATE` when no input has it now.
    public void leave(int id) {
        channel.change(() -> {
            RunningOutput has = requireRunning();
            if (id < 0 || id >= Processor.CHANNELS_MAX) {
                throw badParameter("cannot be left by input " + id + "; ids are 0…" + (Processor.CHANNELS_MAX - 1));
            }
            ConferenceInput input = processor()
                    .attached(id)
                    .orElseThrow(() -> channel.wrongState("cannot be left by input " + id + ": no input has that id"));
            if (matrix().clear(has.row, id)) {
                processor().matrixChanged();
                input.leftAnOutput();
            }
        });
    }

    /// Sets how loud the whole sum is, -24…+24 dB, before it is limited; from the next frame on.
    ///
    /// `BAD_PARAMETER` outside of the range; `WRONG_CHANNEL_STATE` also on an output of individual volume.
    public void adjustVolume(double volumeDb) {
        channel.change(() -> {
            RunningOutput has =
                    requireStandard("has no volume of its own: its participants have; use add() to set them");
            Volume.requireInRange("the output of " + channel, volumeDb);
            has.volumeDb = volumeDb;
            matrix().setOutputGain(has.row, Gain.ofDecibels(volumeDb));
            processor().matrixChanged();
        });
    }

    /// Reports from now on who is active in this output, through [Processor#takeActivityReports]: when the
    /// ranking by power changes, or a power by more than `20 dB × (100 − sensitivity) / 100`; but not
    /// within `delayMillis` of the report before. A delay of 0 turns reports off, as they are at first.
    ///
    /// `BAD_PARAMETER` when `delayMillis` is negative or `sensitivity` not in 0…100.
    public void reportActivity(int delayMillis, int sensitivity) {
        channel.change(() -> {
            RunningOutput has = requireRunning();
            if (delayMillis < 0) throw badParameter("cannot report every " + delayMillis + " ms; give 0 for never");
            if (sensitivity < 0 || sensitivity > SENSITIVITY_MAX) {
                throw badParameter("cannot report with sensitivity " + sensitivity + "; give 0…" + SENSITIVITY_MAX);
            }
            int frameMillis = processor().settings().frameMillis();
            if (delayMillis == 0) has.reportNothing();
            else has.report(channel.number(), Math.ceilDiv(delayMillis, frameMillis), sensitivity);
            processor().feedsChanged();
        });
    }

    /// Stops the output; all participants leave it and the output side is free for something else at once.
    ///
    /// This is Prosody's stop, with and without waiting, and its abort. Nothing is there to wait for: the
    /// last frame is whole and the next one, which may already be another use of this side, begins where
    /// it ends. Who must know when the old signal has ended for certain compares [Processor#frame] with
    /// [Processor#changedFrame]; a call that waited would never return to a thread that makes the frames
    /// itself.
    public void stop() {
        channel.change(() -> {
            RunningOutput has = requireRunning();
            List<ConferenceInput> inputs = processor().inputsOf(has.row);
            matrix().closeOutput(has.row);
            running = Optional.empty();
            for (ConferenceInput input : inputs) input.leftAnOutput();
            processor().matrixChanged();
            channel.freeOutput();
        });
    }

    /// What this output sums, with its volume and before its limiter, as a feed for inputs of `processor`:
    /// a link.
    ///
    /// Exact to 32 bits, so a conference over several processors gives the same samples as one on a single
    /// processor. It is heard there in the frame in which it is summed here: a link adds no delay. It may
    /// be asked for at any time and is silent while the output does not run. `BAD_PARAMETER` when
    /// `processor` is of another engine. Source: Prosody's application note on large conferences
    /// distributed over modules.
    public Datafeed sumTo(Processor processor) {
        if (processor.engine() != processor().engine()) {
            throw badParameter("and processor " + processor.number() + " are of different engines; use one engine");
        }
        return new LinkFeed(channel, processor);
    }

    /// The volume in dB, 0 while it does not run or is of individual volume.
    public double volumeDb() {
        return processor().atomically(() -> running.map(has -> has.volumeDb).orElse(Volume.UNITY_DB));
    }

    /// Whether it has been started or cloned, and neither stopped nor its channel released.
    public boolean isRunning() {
        return processor().atomically(() -> running.isPresent());
    }

    /// Ids of the inputs in this output, ascending; empty when it is not running.
    public List<Integer> participants() {
        return processor().atomically(() -> running.map(has -> ids(has.row)).orElse(List.of()));
    }

    /// Whether `input` is one of the participants.
    public boolean contains(ConferenceInput input) {
        return processor()
                .atomically(() -> running.isPresent()
                        && input.channel().processor() == processor()
                        && input.attached()
                                .filter(it -> matrix().contains(running.get().row, it.id))
                                .isPresent());
    }

    /// Type, volume, participants and who of them is active in this moment, ranked by power.
    public OutputStatus status() {
        return processor().atomically(() -> {
            RunningOutput has = requireRunning();
            return new OutputStatus(has.type, has.volumeDb, ids(has.row), active(has.row));
        });
    }

    /// The participants that are active in this moment, the loudest first, as many as there are.
    public List<ActiveInput> activity() {
        return processor().atomically(() -> active(requireRunning().row));
    }

    /// Which participants are active in this moment. `WRONG_CHANNEL_STATE` also on an output of individual
    /// volume.
    public OutputInfo info() {
        return processor().atomically(() -> {
            RunningOutput has = requireStandard("is of individual volume and has no info(); use status()");
            return new OutputInfo(
                    active(has.row).stream().map(ActiveInput::id).sorted().toList());
        });
    }

    // ---- for the classes of this package, inside the processor's control ----

    Optional<RunningOutput> running() {
        return running;
    }

    private List<Integer> ids(int row) {
        return Arrays.stream(matrix().inputsOf(row)).boxed().toList();
    }

    private List<ActiveInput> active(int row) {
        return processor().inputsOf(row).stream()
                .flatMap(input -> input.activeNow().stream())
                .sorted(ActiveInput.BY_POWER)
                .toList();
    }

    private RunningOutput requireRunning() {
        channel.requireLive();
        return running.orElseThrow(
                () -> channel.wrongState("has no conference output running; start() or clone() it first"));
    }

    private RunningOutput requireStandard(String otherwise) {
        RunningOutput has = requireRunning();
        if (has.type != ConferenceType.STANDARD) throw channel.wrongState(otherwise);
        return has;
    }

    private void requireSameProcessor(Channel other) {
        if (other.processor() != processor()) {
            throw badParameter("and " + other + " are on different processors; use channels of one processor");
        }
    }

    private EngineException badParameter(String problem) {
        return new EngineException(ErrorCode.BAD_PARAMETER, channel + " " + problem);
    }

    private Processor processor() {
        return channel.processor();
    }

    private MixMatrix matrix() {
        return processor().matrix();
    }
}
