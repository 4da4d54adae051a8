package tutti.simulator.script.source;

import tutti.engine.FrameSource;
import tutti.simulator.script.plan.RecordedAudio;
import tutti.simulator.script.plan.SourcePlan;

/// A recording, once or for ever.
final class WavSource implements FrameSource {
    private final RecordedAudio audio;
    private final boolean loop;
    private int position;

    WavSource(SourcePlan.Wav plan) {
        audio = plan.audio();
        loop = plan.loop();
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        boolean audible = false;
        for (int i = 0; i < count; i++) {
            samples[i] = next();
            audible |= samples[i] != 0;
        }
        return audible;
    }

    private int next() {
        if (position == audio.length()) {
            if (!loop) return 0;
            position = 0;
        }
        return audio.at(position++);
    }
}
