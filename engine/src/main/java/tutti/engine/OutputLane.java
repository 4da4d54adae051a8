package tutti.engine;

import tutti.engine.mix.MixOutput;
import tutti.engine.mix.MixedFrame;

/// The tick's view of one running conference output.
final class OutputLane implements FeedLane {
    final MixOutput mix;

    OutputLane(int frameSamples) {
        mix = new MixOutput(frameSamples);
    }

    @Override
    public MixedFrame frame() {
        return mix.frame();
    }
}
