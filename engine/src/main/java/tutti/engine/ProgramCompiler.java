package tutti.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tutti.engine.mix.MixMatrix;
import tutti.engine.mix.MixPlan;
import tutti.engine.mix.PlanCompiler;

/// Compiles what control has set up into a [FrameProgram]: finds who reads what, and in which order to mix.
///
/// The stage of a conference output is one more than that of the latest output whose feed one of its
/// inputs reads, 0 if there is none. There are no loops (see [FeedLoop]), so this is finite. Thread:
/// control. Cost: the channels, and for the stages the participants that read outputs times the depth of
/// the chain.
final class ProgramCompiler {
    private static final int STREAM = -1;

    private final MixMatrix matrix;
    private final IntFunction<ConferenceInput> inputsById;
    private final IntFunction<RunningOutput> outputsByRow;
    private final FeedLane silentLane;
    private final PlanCompiler planCompiler;
    private int[] stageByRow = {};
    private List<MixPlan> plans = List.of();

    ProgramCompiler(
            MixMatrix matrix,
            IntFunction<ConferenceInput> inputsById,
            IntFunction<RunningOutput> outputsByRow,
            FeedLane silentLane,
            int frameSamples) {
        this.matrix = matrix;
        this.inputsById = inputsById;
        this.outputsByRow = outputsByRow;
        this.silentLane = silentLane;
        planCompiler = new PlanCompiler(
                matrix, id -> inputsById.apply(id).lane().input, row -> outputsByRow.apply(row).lane.mix, frameSamples);
    }

    /// One plan per stage, as compiled last.
    List<MixPlan> plans() {
        return plans;
    }

    /// `tappedStreams` have sinks of their own; plans are kept while neither matrix nor stages have
    /// changed.
    FrameProgram compile(Collection<Channel> channels, Collection<StreamFeed> tappedStreams, boolean matrixChanged) {
        int[] stages = stagesByRow();
        if (matrixChanged || !Arrays.equals(stages, stageByRow)) {
            stageByRow = stages;
            plans = plans(stages);
        }
        return new FrameProgram(
                streams(channels, tappedStreams), stages(channels), watches(), pushes(channels, tappedStreams));
    }

    private int[] stagesByRow() {
        int[] rows = matrix.outputs();
        int[] stages = new int[rows.length == 0 ? 0 : rows[rows.length - 1] + 1];
        int[] readers = Arrays.stream(matrix.inputs())
                .filter(id -> rowReadBy(inputsById.apply(id).channel()) != STREAM)
                .toArray();
        boolean settled = readers.length == 0;
        while (!settled) {
            settled = true;
            for (int row : rows) {
                for (int id : readers) {
                    int stage = matrix.contains(row, id)
                            ? stages[rowReadBy(inputsById.apply(id).channel())] + 1
                            : 0;
                    if (stage <= stages[row]) continue;
                    stages[row] = stage;
                    settled = false;
                }
            }
        }
        return stages;
    }

    /// The row of the conference output whose audio the channel's input side reads, however many outputs
    /// pass it on.
    private static int rowReadBy(Channel reader) {
        return reader.source()
                .flatMap(feed -> feed.origin().channel())
                .flatMap(Channel::running)
                .map(running -> running.row)
                .orElse(STREAM);
    }

    private List<MixPlan> plans(int[] stages) {
        int depth = Arrays.stream(stages).max().orElse(0) + 1;
        List<MixPlan> compiled = new ArrayList<>(depth);
        int buses = 0;
        for (int stage = 0; stage < depth; stage++) {
            int wanted = stage;
            MixPlan plan = planCompiler.compile(
                    Arrays.stream(matrix.outputs())
                            .filter(row -> stages[row] == wanted)
                            .toArray(),
                    buses);
            buses += plan.buses();
            compiled.add(plan);
        }
        return List.copyOf(compiled);
    }

    private List<StreamLane> streams(Collection<Channel> channels, Collection<StreamFeed> tapped) {
        Set<StreamLane> read = new LinkedHashSet<>();
        for (Channel channel : channels) {
            channel.source().ifPresent(feed -> addStream(feed, read));
            channel.played().ifPresent(feed -> addStream(feed, read));
        }
        for (StreamFeed stream : tapped) read.add(stream.lane());
        return List.copyOf(read);
    }

    private static void addStream(Datafeed feed, Set<StreamLane> read) {
        if (feed.origin() instanceof StreamFeed stream) read.add(stream.lane());
    }

    private List<FrameProgram.Stage> stages(Collection<Channel> channels) {
        List<List<FrameProgram.Take>> takes = IntStream.rangeClosed(0, plans.size())
                .<List<FrameProgram.Take>>mapToObj(_ -> new ArrayList<>())
                .toList();
        for (Channel channel : channels) {
            channel.inputInUse().ifPresent(input -> {
                FeedLane feed = lane(channel.source());
                int row = rowReadBy(channel);
                int stage = row == STREAM ? 0 : stageByRow[row] + 1;
                takes.get(stage).add(new FrameProgram.Take(input.lane(), feed, input.gain()));
            });
        }
        return IntStream.range(0, takes.size())
                .mapToObj(stage -> new FrameProgram.Stage(
                        takes.get(stage), stage < plans.size() ? plans.get(stage) : MixPlan.EMPTY))
                .toList();
    }

    private FeedLane lane(Optional<Datafeed> feed) {
        return feed.map(it -> it.origin().lane()).orElse(silentLane);
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
        for (Channel channel : channels) addPush(channel.feed(), pushes);
        for (StreamFeed stream : tapped) addPush(stream, pushes);
        return pushes;
    }

    private static void addPush(Datafeed feed, List<FrameProgram.Push> pushes) {
        if (feed.sinks().isEmpty()) return;
        pushes.add(new FrameProgram.Push(feed.origin().lane(), feed.sinks(), feed.faultCounter()));
    }
}
