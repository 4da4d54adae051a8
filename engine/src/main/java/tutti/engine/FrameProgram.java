package tutti.engine;

import java.util.List;
import tutti.engine.mix.MixPlan;

/// All that a processor does in a frame: whom to pull, how to mix, whom to push. Immutable; replaced as a whole.
///
/// Arrays, because the tick walks them.
final class FrameProgram {
    static final FrameProgram EMPTY = new FrameProgram(List.of(), MixPlan.EMPTY, List.of());

    final Pull[] pulls;
    final MixPlan plan;
    final Push[] pushes;

    FrameProgram(List<Pull> pulls, MixPlan plan, List<Push> pushes) {
        this.pulls = pulls.toArray(Pull[]::new);
        this.plan = plan;
        this.pushes = pushes.toArray(Push[]::new);
    }

    record Pull(InputLane lane, FrameSource source) {}

    static final class Push {
        final OutputLane lane;
        final OutputUse use;
        final FrameSource player;
        final FrameSink[] sinks;

        Push(OutputLane lane, OutputUse use, FrameSource player, List<FrameSink> sinks) {
            this.lane = lane;
            this.use = use;
            this.player = player;
            this.sinks = sinks.toArray(FrameSink[]::new);
        }
    }
}
