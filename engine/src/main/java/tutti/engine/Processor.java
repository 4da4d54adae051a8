package tutti.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tutti.engine.activity.ActivityQueue;
import tutti.engine.mix.MixMatrix;
import tutti.engine.mix.MixPlan;
import tutti.engine.mix.MixedFrame;
import tutti.engine.tones.ToneQueue;

/// One thread's worth of media: owns its channels for life and mixes them, one frame per [#tick].
///
/// ```
///   any thread:   primitives ─► matrix ─► compile ─► program ──(one reference)──┐
///   tick thread:  take the newest program ◄─────────────────────────────────────┘
///                 pull all streams ─► take inputs, mix, stage by stage ─► push all outputs
/// ```
/// A program replaces its predecessor as a whole between two frames, so a change is never half heard, and
/// there is no queue that could overflow. Control calls take a lock that the tick never takes.
///
/// Source: Prosody's module; a channel belongs to one for life and is never split or moved.
public final class Processor {
    /// A processor with that many open channels refuses one more with `NO_RESOURCES`.
    public static final int CHANNELS_MAX = 4_096;

    /// With that many streams that have sinks of their own, it refuses a sink for one more with
    /// `NO_RESOURCES`.
    public static final int TAPPED_STREAMS_MAX = 4_096;

    private final Engine engine;
    private final Control control;
    private final ProcessorLimits limits;
    private final int number;

    private final MixMatrix matrix = new MixMatrix();
    private final List<ConferenceInput> inputsById = new ArrayList<>();
    private final List<RunningOutput> outputsByRow = new ArrayList<>();
    private final ChannelTable channels;
    private final ProcessorLinks links;
    private final Set<StreamFeed> tappedStreams = new LinkedHashSet<>();
    private final ProgramCompiler compiler;
    private boolean matrixDirty;
    private long changedFrame;

    private volatile ProgramVersion published = ProgramVersion.EMPTY;
    private volatile long begunFrame;

    private final Map<SampleRate, MixedFrame> silences = new EnumMap<>(SampleRate.class);
    private final ActivityQueue activityQueue = new ActivityQueue();
    private final ToneQueue toneQueue = new ToneQueue();
    private final AtomicLong frame = new AtomicLong();
    private FrameProgram program = FrameProgram.EMPTY;

    Processor(Engine engine, Control control, ProcessorLimits limits, int number, long firstFrame) {
        this.engine = engine;
        this.control = control;
        this.limits = limits;
        this.number = number;
        channels = new ChannelTable(this, limits);
        links = new ProcessorLinks(this, control);
        frame.set(firstFrame);
        begunFrame = firstFrame - 1;
        for (SampleRate rate : SampleRate.ALL) {
            int frameSamples = settings().frameSamples(rate.hz());
            silences.put(rate, new MixedFrame(new int[frameSamples], frameSamples));
        }
        compiler = new ProgramCompiler(matrix, inputsById::get, outputsByRow::get, this::silentLane, settings());
    }

    /// The engine that opened it. Thread: any.
    public Engine engine() {
        return engine;
    }

    /// The engine's frame length and default rate. Thread: any.
    public EngineSettings settings() {
        return engine.settings();
    }

    /// For how many sides it was opened. Thread: any.
    public ProcessorLimits limits() {
        return limits;
    }

    /// Its place in the engine's list, 0, 1, 2, …
    public int number() {
        return number;
    }

    /// The number of the frame that the next tick makes; counts from 0 and is the clock of everything
    /// audible. Thread: any.
    public long frame() {
        return frame.getAcquire();
    }

    /// From the frame with this number on, every change that was made before this call is heard, and when
    /// [#frame] has reached it, no tick works on what was before: who must know that a stop is complete
    /// compares the two.
    ///
    /// Not more than one frame later than necessary, two where linked processors tick on threads of their
    /// own. Inside [#atomically] it does not know yet of the changes there. Thread: any.
    public long changedFrame() {
        return inControl(() -> changedFrame);
    }

    /// Makes one frame: pulls every stream, mixes, pushes to every sink.
    ///
    /// Thread: the one that owns the processor. `dueNanos` is handed to sources and sinks: when the frame
    /// is due. Allocates nothing.
    public void tick(long dueNanos) {
        int stages = beginFrame(dueNanos);
        for (int stage = 0; stage < stages; stage++) mixStage(stage);
        endFrame(dueNanos);
    }

    /// Pulls every stream and returns how many stages are to be mixed. Says which frame it begins before it
    /// looks for the program: [Adoption] relies on it.
    int beginFrame(long dueNanos) {
        long frameNumber = frame.getPlain();
        begunFrame = frameNumber;
        program = published.adopt(this, frameNumber);
        for (StreamLane stream : program.streams) stream.pull(frameNumber, dueNanos);
        return program.stages.length;
    }

    /// Nothing, when the processor has fewer stages.
    void mixStage(int stage) {
        if (stage < program.stages.length) program.stages[stage].mix(frame.getPlain());
    }

    void endFrame(long dueNanos) {
        long frameNumber = frame.getPlain();
        for (FrameProgram.Watch watch : program.watches) watch.report(frameNumber, activityQueue);
        for (FrameProgram.Push push : program.pushes) push.push(frameNumber, dueNanos);
        setFrame(frameNumber + 1);
    }

    long begunFrame() {
        return begunFrame;
    }

    /// Lets the frame clock run on without audio, for time that a stalled owner has lost. Thread: the
    /// owner's.
    public void skip(long frames) {
        if (frames < 0) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER, "the frame clock cannot skip " + frames + " frames; it only runs on");
        }
        setFrame(frame.getPlain() + frames);
    }

    /// Ordered with `published` both ways: [#changedFrame] relies on it.
    private void setFrame(long next) {
        frame.set(next);
    }

    /// A feed of what `source` gives at the engine's own rate; it is pulled in those frames in which
    /// anything reads the feed. Thread: any.
    public Datafeed stream(FrameSource source) {
        return stream(source, settings().sampleRateHz());
    }

    /// As [#stream(FrameSource)] at `sampleRateHz`; `BAD_PARAMETER` unless that is 8000, 16000 or 48000.
    public Datafeed stream(FrameSource source, int sampleRateHz) {
        return new StreamFeed(this, source, SampleRate.of(sampleRateHz), new AtomicLong());
    }

    /// Opens a channel at the engine's own rate; it stays on this processor until it is released. Thread:
    /// any.
    public Channel openChannel(ChannelType type) {
        return openChannel(type, settings().sampleRateHz());
    }

    /// Opens a channel whose both sides work at `sampleRateHz`, 8000, 16000 or 48000, else `BAD_PARAMETER`.
    ///
    /// Channels of all rates meet in a conference: who talks is resampled once for each other rate at which
    /// somebody hears him, who listens is not; so two wideband parties hear each other wideband whoever
    /// else is there.
    public Channel openChannel(ChannelType type, int sampleRateHz) {
        SampleRate rate = SampleRate.of(sampleRateHz);
        return inControl(() -> channels.open(type, rate));
    }

    /// Runs `changes` as one: the frames before hear none of them, the frames after hear all. Thread: any.
    /// Changes to other processors of the engine may be among them; see [Engine#atomically(Runnable)].
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
        return inControl(() -> channels.all().size());
    }

    /// How many frames from linked processors were not there in time; always 0 under [Engine#tick]. Thread:
    /// any.
    public long missedLinkFrames() {
        return links.missedFrames();
    }

    /// The plans in force after the last change, one for each stage. Thread: any.
    public List<MixPlan> plans() {
        return inControl(compiler::plans);
    }

    /// Takes all reports that wait, the oldest first; see [ConferenceOutput#reportActivity]. Thread: any.
    ///
    /// At most [ActivityQueue#CAPACITY] numbers wait, two for each report and one for each active input in
    /// it.
    public List<ActivityReport> takeActivityReports() {
        return inControl(() -> {
            List<ActivityReport> reports = new ArrayList<>();
            activityQueue.drain((channelNumber, frameNumber, activeInputs) -> {
                channels.find(channelNumber)
                        .ifPresent(channel -> reports.add(new ActivityReport(channel, frameNumber, activeInputs)));
            });
            return reports;
        });
    }

    /// Whether [#takeRecognised] would give something. Thread: any; costs next to nothing.
    public boolean hasRecognised() {
        return !toneQueue.isEmpty();
    }

    /// Takes what [Channel#listenFor] has recognised on this processor's channels, the oldest first.
    /// Thread: any.
    ///
    /// At most [ToneQueue#CAPACITY] events wait; see [#lostRecognised].
    public List<Recognised> takeRecognised() {
        return inControl(() -> {
            List<Recognised> recognised = new ArrayList<>();
            toneQueue.drain((channelNumber, frameNumber, event) -> channels.find(channelNumber)
                    .ifPresent(channel -> recognised.add(new Recognised(channel, frameNumber, event))));
            return recognised;
        });
    }

    /// How many events were lost because nobody took those that waited. Thread: any.
    public long lostRecognised() {
        return toneQueue.lost();
    }

    ToneQueue toneQueue() {
        return toneQueue;
    }

    /// How many times a report has found the queue full; it is made anew in the next frame. Thread: any.
    public long refusedActivityReports() {
        return activityQueue.refused();
    }

    // ---- for the classes of this package, inside inControl ----

    <T> T inControl(Supplier<T> change) {
        return control.change(change);
    }

    MixMatrix matrix() {
        return matrix;
    }

    void matrixChanged() {
        matrixDirty = true;
        control.touched(this);
    }

    void feedsChanged() {
        control.touched(this);
    }

    ProcessorLinks links() {
        return links;
    }

    void resetStages() {
        compiler.resetStages();
    }

    boolean raiseStages() {
        return compiler.raiseStages();
    }

    boolean stagesChanged() {
        return compiler.stagesChanged();
    }

    int stage(RunningOutput output) {
        return compiler.stage(output);
    }

    void attached(int id, ConferenceInput input) {
        place(inputsById, id, input);
        control.touched(this);
    }

    void started(RunningOutput output) {
        place(outputsByRow, output.row, output);
        matrixChanged();
    }

    /// A stream that gets its first sink is pulled from now on; an output is there anyway.
    void tap(Datafeed feed) {
        if (feed instanceof StreamFeed stream && !tappedStreams.contains(stream)) {
            if (tappedStreams.size() == TAPPED_STREAMS_MAX) {
                throw new EngineException(
                        ErrorCode.NO_RESOURCES,
                        "processor " + number + " has " + TAPPED_STREAMS_MAX
                                + " streams with sinks; disconnect one or use another processor");
            }
            tappedStreams.add(stream);
        }
        control.touched(this);
    }

    void untap(Datafeed feed) {
        if (feed instanceof StreamFeed stream) tappedStreams.remove(stream);
    }

    /// The attached input with that id, if there is one.
    Optional<ConferenceInput> attached(int id) {
        return matrix.isOpenInput(id) ? Optional.of(inputsById.get(id)) : Optional.empty();
    }

    List<ConferenceInput> inputsOf(int row) {
        return Arrays.stream(matrix.inputsOf(row)).mapToObj(inputsById::get).toList();
    }

    void closed(Channel channel) {
        channels.close(channel);
        control.touched(this);
    }

    /// What is emitted where nothing is: nobody writes to it.
    MixedFrame silence(SampleRate rate) {
        return Objects.requireNonNull(silences.get(rate));
    }

    FeedLane silentLane(SampleRate rate) {
        MixedFrame silence = silence(rate);
        return () -> silence;
    }

    /// Numbers are given lowest-free-first, so a new one is at most the length of the list.
    private static <T> void place(List<T> list, int number, T element) {
        if (number == list.size()) list.add(element);
        else list.set(number, element);
    }

    /// A change that no linked processor must take up in the same frame.
    void publish() {
        published = published.replacedBy(compile());
        changedFrame = frame.get() + 1;
    }

    /// A change together with others.
    void publish(Adoption adoption) {
        published = published.followedBy(compile(), adoption);
        changedFrame = engine.frame() + 2;
    }

    private FrameProgram compile() {
        FrameProgram compiled = compiler.compile(channels.all(), tappedStreams, links.outputs(), matrixDirty);
        matrixDirty = false;
        return compiled;
    }
}
