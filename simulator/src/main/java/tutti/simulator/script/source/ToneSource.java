package tutti.simulator.script.source;

import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.FrameSource;
import tutti.simulator.script.plan.SourcePlan;

/// A sine that talks and pauses.
final class ToneSource implements FrameSource {
    private final SourcePlan.Tone plan;
    private final ToneGenerator generator;
    private final Edges edges;
    private long position;

    ToneSource(SourcePlan.Tone plan, int sampleRateHz) {
        this.plan = plan;
        generator = new ToneGenerator(sampleRateHz, Tone.ofDbov(plan.frequencyHz(), plan.levelDbov()));
        edges = new Edges(sampleRateHz);
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        generator.generate(samples, 0, count);
        boolean audible = false;
        for (int i = 0; i < count; i++, position++) {
            samples[i] = shaped(samples[i]);
            audible |= samples[i] != 0;
        }
        return audible;
    }

    private int shaped(int sample) {
        long since = position - plan.startSamples();
        if (since < 0) return 0;
        if (plan.continuous()) return edges.apply(sample, since);
        long within = since % ((long) plan.talkSamples() + plan.pauseSamples());
        return edges.apply(sample, Math.min(within, plan.talkSamples() - 1 - within));
    }
}
