package tutti.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import tutti.engine.mix.MixMatrix;
import tutti.engine.mix.MixPlan;
import tutti.engine.mix.Mixer;
import tutti.engine.mix.PlanCompiler;

/// Compiles what control has set up into a [FrameProgram]: finds who reads what, and in which order to mix.
///
/// The stage of a conference output is one more than that of the latest output whose feed one of its inputs
/// reads, over a link too, 0 if there is none. There are no loops (see [FeedLoop]), so this is finite;
/// [Control] raises the stages of all processors concerned until nothing rises any more. Thread: control.
/// Cost: the channels, and for the stages the participants that read outputs times the depth of the chain.
final class ProgramCompiler {
    private static final int NOT_READING_AN_OUTPUT = -1;

    private final MixMatrix matrix;
    private final IntFunction<ConferenceInput> inputsById;
    private final IntFunction<RunningOutput> outputsByRow;
    private final Function<SampleRate, FeedLane> silentLane;
    private final Map<SampleRate, Tools> tools = new EnumMap<>(SampleRate.class);
    private int[] stageByRow = {};
    private int[] compiledStages = {};
    private List<List<FrameProgram.RatePlan>> plans = List.of();
    private final Map<SampleRate, BitSet> heardByRate = new EnumMap<>(SampleRate.class);

    /// What makes and what executes the plans of one sample rate.
    private record Tools(PlanCompiler compiler, Mixer mixer) {}

    ProgramCompiler(
            MixMatrix matrix,
            IntFunction<ConferenceInput> inputsById,
            IntFunction<RunningOutput> outputsByRow,
            Function<SampleRate, FeedLane> silentLane,
            EngineSettings settings) {
        this.matrix = matrix;
        this.inputsById = inputsById;
        this.outputsByRow = outputsByRow;
        this.silentLane = silentLane;
        for (SampleRate rate : SampleRate.ALL) {
            int frameSamples = settings.frameSamples(rate.hz());
            PlanCompiler plans = new PlanCompiler(
                    matrix,
                    id -> inputsById.apply(id).lane().input(rate),
                    row -> outputsByRow.apply(row).lane.mix,
                    frameSamples);
            tools.put(rate, new Tools(plans, new Mixer(frameSamples)));
        }
    }

    /// One plan per stage and sample rate, as compiled last.
    List<MixPlan> plans() {
        return plans.stream()
                .flatMap(List::stream)
                .map(FrameProgram.RatePlan::plan)
                .toList();
    }

    /// `tappedStreams` have sinks of their own; plans are kept while neither matrix nor stages have
    /// changed.
    FrameProgram compile(
            Collection<Channel> channels,
            Collection<StreamFeed> tappedStreams,
            Collection<Channel> linkedOutputs,
            boolean matrixChanged) {
        if (matrixChanged || stagesChanged()) {
            compiledStages = stageByRow;
            plans = plans(stageByRow);
        }
        return new FrameProgram(
                streams(channels, tappedStreams),
                stages(channels, linkedOutputs),
                watches(),
                pushes(channels, tappedStreams));
    }

    /// Begins to order the stages anew.
    void resetStages() {
        int[] rows = matrix.outputs();
        stageByRow = new int[rows.length == 0 ? 0 : rows[rows.length - 1] + 1];
    }

    /// Raises each stage above those it depends on, as these are at the moment; false when nothing rose.
    boolean raiseStages() {
        int[] readers = Arrays.stream(matrix.inputs())
                .filter(id -> stageReadBy(inputsById.apply(id).channel()) != NOT_READING_AN_OUTPUT)
                .toArray();
        boolean rose = false;
        boolean settled = readers.length == 0;
        while (!settled) {
            settled = true;
            for (int row : matrix.outputs()) {
                for (int id : readers) {
                    if (!matrix.contains(row, id)) continue;
                    int stage = stageReadBy(inputsById.apply(id).channel()) + 1;
                    if (stage <= stageByRow[row]) continue;
                    stageByRow[row] = stage;
                    settled = false;
                    rose = true;
                }
            }
        }
        return rose;
    }

    /// Whether the stages differ from those of the program compiled last.
    boolean stagesChanged() {
        return !Arrays.equals(stageByRow, compiledStages);
    }

    int stage(RunningOutput output) {
        return stageByRow[output.row];
    }

    /// The stage of the conference output whose audio the channel's input side reads, however many outputs
    /// pass it on and on whichever processor it is.
    private static int stageReadBy(Channel reader) {
        Optional<Channel> read =
                reader.inputSide().source().flatMap(feed -> feed.origin().channel());
        return read.flatMap(Channel::running)
                .map(running -> read.get().processor().stage(running))
                .orElse(NOT_READING_AN_OUTPUT);
    }

    private List<List<FrameProgram.RatePlan>> plans(int[] stages) {
        int depth = Arrays.stream(stages).max().orElse(0) + 1;
        List<List<FrameProgram.RatePlan>> compiled = new ArrayList<>(depth);
        int buses = 0;
        heardByRate.clear();
        for (int stage = 0; stage < depth; stage++) {
            List<FrameProgram.RatePlan> ofStage = new ArrayList<>();
            for (SampleRate rate : SampleRate.ALL) {
                int[] rows = rows(stages, stage, rate);
                if (rows.length == 0) continue;
                Tools ofRate = Objects.requireNonNull(tools.get(rate));
                MixPlan plan = ofRate.compiler.compile(rows, buses);
                buses += plan.buses();
                ofStage.add(new FrameProgram.RatePlan(ofRate.mixer, plan));
                heardByRate.computeIfAbsent(rate, _ -> new BitSet()).or(matrix.inputsOfAny(rows));
            }
            compiled.add(ofStage);
        }
        return compiled;
    }

    private int[] rows(int[] stages, int stage, SampleRate rate) {
        return Arrays.stream(matrix.outputs())
                .filter(row -> stages[row] == stage && outputsByRow.apply(row).rate == rate)
                .toArray();
    }

    private List<StreamLane> streams(Collection<Channel> channels, Collection<StreamFeed> tapped) {
        Set<StreamLane> read = new LinkedHashSet<>();
        for (Channel channel : channels) {
            channel.inputSide().source().ifPresent(feed -> addStream(feed, read));
            channel.played().ifPresent(feed -> addStream(feed, read));
        }
        for (StreamFeed stream : tapped) read.add(stream.lane());
        return List.copyOf(read);
    }

    private static void addStream(Datafeed feed, Set<StreamLane> read) {
        if (feed.origin() instanceof StreamFeed stream) read.add(stream.lane());
    }

    private List<FrameProgram.Stage> stages(Collection<Channel> channels, Collection<Channel> linkedOutputs) {
        List<StageDraft> drafts = new ArrayList<>();
        for (List<FrameProgram.RatePlan> ofStage : plans) drafts.add(new StageDraft(ofStage));
        for (Channel channel : channels) {
            channel.inputInUse().ifPresent(input -> {
                StageDraft draft = draft(drafts, stageReadBy(channel) + 1);
                arrival(channel).ifPresent(draft.arrivals::add);
                draft.takes.add(new FrameProgram.Take(input.lane(), take(channel, input), resampled(input)));
            });
        }
        for (Channel linked : linkedOutputs) {
            linked.running()
                    .ifPresent(
                            running -> draft(drafts, stage(running)).departures.add(running.link()));
        }
        return drafts.stream().map(StageDraft::stage).toList();
    }

    /// Inputs may read what is mixed in the last stage, and be measured though no output has them.
    private static StageDraft draft(List<StageDraft> drafts, int stage) {
        while (drafts.size() <= stage) drafts.add(new StageDraft(List.of()));
        return drafts.get(stage);
    }

    private static Optional<LinkArrival> arrival(Channel channel) {
        return channel.inputSide()
                .source()
                .flatMap(feed -> feed instanceof LinkFeed link ? link.arrival() : Optional.empty());
    }

    private static final class StageDraft {
        final List<FrameProgram.RatePlan> plans;
        final Set<LinkArrival> arrivals = new LinkedHashSet<>();
        final List<FrameProgram.Take> takes = new ArrayList<>();
        final List<LinkLane> departures = new ArrayList<>();

        StageDraft(List<FrameProgram.RatePlan> plans) {
            this.plans = plans;
        }

        FrameProgram.Stage stage() {
            return new FrameProgram.Stage(List.copyOf(arrivals), takes, plans, departures);
        }
    }

    private InputLane.Take take(Channel channel, ConferenceInput input) {
        return new InputLane.Take(
                lane(channel.inputSide().source(), channel.rate()),
                input.gain(),
                channel.inputSide().conditioning(),
                lane(channel.inputSide().echoReference(), channel.rate()),
                lane(input.returned(), channel.rate()),
                input.isTapped());
    }

    /// For each other rate at which somebody hears the input, what it contributes there.
    private List<RateContribution> resampled(ConferenceInput input) {
        if (input.attached().isEmpty()) return List.of();
        int id = input.attached().get().id;
        return heardByRate.entrySet().stream()
                .filter(heard -> heard.getKey() != input.channel().rate()
                        && heard.getValue().get(id))
                .map(heard -> input.lane().contribution(heard.getKey()))
                .toList();
    }

    private FeedLane lane(Optional<Datafeed> feed, SampleRate rate) {
        return feed.map(it -> it.origin().lane()).orElseGet(() -> silentLane.apply(rate));
    }

    private List<FrameProgram.Watch> watches() {
        List<FrameProgram.Watch> watches = new ArrayList<>();
        for (int row : matrix.outputs()) {
            RunningOutput output = outputsByRow.apply(row);
            if (!output.reports()) continue;
            int[] ids = matrix.inputsOf(row);
            watches.add(output.watch(Arrays.stream(ids).mapToObj(inputsById).toList(), ids));
        }
        return watches;
    }

    private static List<FrameProgram.Push> pushes(Collection<Channel> channels, Collection<StreamFeed> tapped) {
        List<FrameProgram.Push> pushes = new ArrayList<>(channels.size());
        for (Channel channel : channels) {
            addPush(channel.feed(), pushes);
            addPush(channel.contribution(), pushes);
        }
        for (StreamFeed stream : tapped) addPush(stream, pushes);
        return pushes;
    }

    private static void addPush(Datafeed feed, List<FrameProgram.Push> pushes) {
        if (feed.sinks().isEmpty()) return;
        pushes.add(new FrameProgram.Push(feed.origin().lane(), feed.sinks(), feed.faultCounter()));
    }
}
