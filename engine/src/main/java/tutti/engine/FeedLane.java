package tutti.engine;

import tutti.engine.mix.MixedFrame;

/// The tick's view of one datafeed: what it carries in the frame that is being made.
@FunctionalInterface
interface FeedLane {
    /// Thread: tick, after the stage that fills the feed.
    MixedFrame frame();
}
