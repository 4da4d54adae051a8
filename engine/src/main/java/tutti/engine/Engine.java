package tutti.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The whole machine: opens processors and makes changes that concern several of them.
///
/// It starts no thread and reads no clock: whoever opens a processor drives it by calling [Processor#tick] from
/// one thread in real time or as fast as it likes, or drives all of them together by [#tick]. Thread: any.
public final class Engine {
    /// One processor more is refused with `NO_RESOURCES`.
    public static final int PROCESSORS_MAX = 1_024;

    private static final Processor[] NONE = {};

    private final EngineSettings settings;
    private final LinkWait linkWait;
    private final Control control = new Control();
    private volatile Processor[] processors = NONE;

    /// An engine of 8 kHz and 20 ms whose processors tick together.
    public Engine() {
        this(EngineSettings.TELEPHONE);
    }

    /// An engine whose processors tick together, or are not linked.
    public Engine(EngineSettings settings) {
        this(settings, LinkWait.NEVER);
    }

    /// An engine whose linked processors may tick on threads of their own, and wait for one another by `linkWait`.
    ///
    /// Their frame clocks must run together: begin the [DutyCycle] of each at the same time.
    public Engine(EngineSettings settings, LinkWait linkWait) {
        this.settings = settings;
        this.linkWait = linkWait;
    }

    /// Frame length and default rate, for all processors.
    public EngineSettings settings() {
        return settings;
    }

    /// Opens a processor with room for as many channels as there can be.
    public Processor openProcessor() {
        return openProcessor(ProcessorLimits.LARGEST);
    }

    /// Opens a processor; its frame clock continues the engine's. `NO_RESOURCES` when there are
    /// [#PROCESSORS_MAX].
    public Processor openProcessor(ProcessorLimits limits) {
        return control.change(() -> {
            List<Processor> all = new ArrayList<>(List.of(processors));
            if (all.size() == PROCESSORS_MAX) {
                throw new EngineException(
                        ErrorCode.NO_RESOURCES, "the engine has " + PROCESSORS_MAX + " processors; use one of them");
            }
            Processor processor = new Processor(this, control, limits, all.size(), frame());
            all.add(processor);
            processors = all.toArray(Processor[]::new);
            return processor;
        });
    }

    /// All that were opened, in that order; a copy.
    public List<Processor> processors() {
        return List.of(processors);
    }

    /// The largest frame number among the processors: what the next tick of all makes. 0 without any.
    public long frame() {
        long newest = 0;
        for (Processor processor : processors) newest = Math.max(newest, processor.frame());
        return newest;
    }

    /// Makes one frame on every processor, in lockstep: what one sums is heard on another in the same frame.
    ///
    /// Thread: the one that owns all processors; none of them may tick elsewhere. Allocates nothing.
    public void tick(long dueNanos) {
        Processor[] all = processors;
        int stages = 0;
        for (Processor processor : all) stages = Math.max(stages, processor.beginFrame(dueNanos));
        for (int stage = 0; stage < stages; stage++) {
            for (Processor processor : all) processor.mixStage(stage);
        }
        for (Processor processor : all) processor.endFrame(dueNanos);
    }

    /// Runs `changes`, on whichever processors, as one: no frame hears half of them. Thread: any.
    ///
    /// Processors that are linked take them up in the same frame; others each in its next. Other threads' changes
    /// wait meanwhile. If `changes` throws, what it did until then stands.
    public void atomically(Runnable changes) {
        atomically(() -> {
            changes.run();
            return true;
        });
    }

    /// As [#atomically(Runnable)], with a result.
    public <T> T atomically(Supplier<T> changes) {
        return control.change(changes);
    }

    LinkWait linkWait() {
        return linkWait;
    }
}
