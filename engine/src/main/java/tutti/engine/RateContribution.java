package tutti.engine;

import java.util.Arrays;
import tutti.audio.limit.Limiter;
import tutti.audio.resample.Resampler;
import tutti.engine.mix.MixInput;

/// What one input contributes to outputs of another rate than its own: the same, resampled once, whoever
/// hears it.
///
/// Thread: tick. Allocates nothing after construction.
final class RateContribution {
    private static final long NEVER = Long.MIN_VALUE;

    final MixInput input = new MixInput();
    private final Resampler resampler;
    private final int[] limited;
    private final int[] resampled;
    private long heardFrame = NEVER;
    private int limiterState = Limiter.UNITY;

    RateContribution(SampleRate from, SampleRate to, int fromSamples, int toSamples) {
        resampler = Resampler.between(from.hz(), to.hz());
        limited = new int[fromSamples];
        resampled = new int[toSamples];
    }

    /// The input contributes `samples`, of up to 32 bits, to frame `frameNumber`.
    void take(int[] samples, long frameNumber) {
        if (heardFrame != frameNumber - 1) resampler.reset();
        heardFrame = frameNumber;
        limiterState = Limiter.limit(samples, limited, limited.length, limiterState);
        resampler.resample(limited, 0, limited.length, resampled, 0);
        input.contribute(resampled);
    }

    /// The input contributes nothing; what the filter still holds of the frame before is heard.
    void rest(long frameNumber) {
        if (heardFrame != frameNumber - 1) {
            input.rest();
            return;
        }
        Arrays.fill(limited, 0);
        resampler.resample(limited, 0, limited.length, resampled, 0);
        input.contribute(resampled);
    }
}
