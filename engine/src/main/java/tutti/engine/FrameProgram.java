package tutti.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.activity.ActivityQueue;
import tutti.engine.activity.ActivityReporter;
import tutti.engine.activity.InputActivity;
import tutti.engine.mix.MixPlan;
import tutti.engine.mix.MixedFrame;
import tutti.engine.mix.Mixer;

/// All that a processor does in a frame. Immutable; replaced as a whole.
///
/// ```
///   streams: pull each once ─► stage 0: inputs that read streams ─► mix outputs that need no others
///                              stage 1: inputs that read those outputs ─► mix outputs that need these …
///                              … ─► report activity ─► push every feed to its sinks
///   in each stage: links arrive ─► inputs ─► mix ─► links depart
/// ```
/// Arrays, because the tick walks them.
final class FrameProgram {
    static final FrameProgram EMPTY = new FrameProgram(List.of(), List.of(), List.of(), List.of());

    final StreamLane[] streams;
    final Stage[] stages;
    final Watch[] watches;
    final Push[] pushes;

    FrameProgram(List<StreamLane> streams, List<Stage> stages, List<Watch> watches, List<Push> pushes) {
        this.streams = streams.toArray(StreamLane[]::new);
        this.stages = stages.toArray(Stage[]::new);
        this.watches = watches.toArray(Watch[]::new);
        this.pushes = pushes.toArray(Push[]::new);
    }

    /// An input side, and the rates at which it is heard besides its own.
    static final class Take {
        private final InputLane lane;
        private final InputLane.Take take;
        private final RateContribution[] resampled;

        Take(InputLane lane, InputLane.Take take, List<RateContribution> resampled) {
            this.lane = lane;
            this.take = take;
            this.resampled = resampled.toArray(RateContribution[]::new);
        }

        void run(long frameNumber) {
            lane.take(take, resampled, frameNumber);
        }
    }

    /// What is mixed at one sample rate in one stage.
    record RatePlan(Mixer mixer, MixPlan plan) {}

    static final class Stage {
        private final LinkArrival[] arrivals;
        private final Take[] takes;
        private final RatePlan[] plans;
        private final LinkLane[] departures;

        Stage(List<LinkArrival> arrivals, List<Take> takes, List<RatePlan> plans, List<LinkLane> departures) {
            this.arrivals = arrivals.toArray(LinkArrival[]::new);
            this.takes = takes.toArray(Take[]::new);
            this.plans = plans.toArray(RatePlan[]::new);
            this.departures = departures.toArray(LinkLane[]::new);
        }

        void mix(long frameNumber) {
            for (LinkArrival arrival : arrivals) arrival.arrive(frameNumber);
            for (Take take : takes) take.run(frameNumber);
            for (RatePlan plan : plans) plan.mixer.mix(plan.plan);
            for (LinkLane departure : departures) departure.depart(frameNumber);
        }
    }

    /// An output whose activity is reported, and its participants.
    static final class Watch {
        private final ActivityReporter reporter;
        private final int[] ids;
        private final InputActivity[] activities;

        Watch(ActivityReporter reporter, List<ConferenceInput> inputs, int[] ids) {
            this.reporter = reporter;
            this.ids = ids;
            activities = inputs.stream().map(input -> input.lane().activity).toArray(InputActivity[]::new);
        }

        void report(long frameNumber, ActivityQueue queue) {
            reporter.observe(ids, activities, frameNumber, queue);
        }
    }

    /// A feed and the sinks that somebody outside has connected.
    static final class Push {
        private final FeedLane feed;
        private final FrameSink[] sinks;
        private final AtomicLong faults;

        Push(FeedLane feed, List<FrameSink> sinks, AtomicLong faults) {
            this.feed = feed;
            this.sinks = sinks.toArray(FrameSink[]::new);
            this.faults = faults;
        }

        void push(long frameNumber, long dueNanos) {
            MixedFrame frame = feed.frame();
            for (FrameSink sink : sinks) {
                try {
                    sink.push(frame, frameNumber, dueNanos);
                } catch (RuntimeException _) {
                    faults.getAndIncrement();
                }
            }
        }
    }
}
