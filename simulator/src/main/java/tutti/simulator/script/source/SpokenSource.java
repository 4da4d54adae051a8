package tutti.simulator.script.source;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import tutti.engine.EngineSettings;
import tutti.engine.FrameSource;
import tutti.simulator.script.plan.SourcePlan;

/// Makes what a plan says, from its beginning, at any sample rate. Equal arguments give equal samples for ever.
public final class SpokenSource {
    private SpokenSource() {}

    /// A new source for a channel as `format` says; `random` is drawn from while noise is pulled.
    public static FrameSource open(SourcePlan plan, EngineSettings format, RandomGenerator random) {
        int sampleRateHz = format.sampleRateHz();
        return switch (plan) {
            case SourcePlan.Tone tone -> new ToneSource(tone, sampleRateHz);
            case SourcePlan.Wav wav -> new WavSource(wav);
            case SourcePlan.Music music -> new MusicSource(music.levelDbov(), sampleRateHz);
            case SourcePlan.Noise noise -> new NoiseSource(noise.levelDbov(), random);
            case SourcePlan.Prompt prompt -> PromptSource.open(prompt.played(), format);
            case SourcePlan.Silence _ -> FrameSource.SILENCE;
        };
    }

    /// The first `count` samples of what a tone says from the beginning of an utterance on.
    public static int[] beginningOfUtterance(SourcePlan.Tone tone, int sampleRateHz, int count) {
        int[] samples = new int[count];
        SourcePlan.Tone atOnce =
                new SourcePlan.Tone(tone.frequencyHz(), tone.levelDbov(), 0, tone.talkSamples(), tone.pauseSamples());
        if (!new ToneSource(atOnce, sampleRateHz).pull(samples, count, 0)) Arrays.fill(samples, 0);
        return samples;
    }
}
