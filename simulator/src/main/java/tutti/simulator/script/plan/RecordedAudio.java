package tutti.simulator.script.plan;

import java.util.Arrays;

/// Samples of a file, 16-bit values at the conference's rate, one channel. Immutable.
public final class RecordedAudio {
    private final int[] samples;

    public RecordedAudio(int[] samples) {
        this.samples = samples.clone();
    }

    public int length() {
        return samples.length;
    }

    /// A copy of all of it.
    public int[] samples() {
        return samples.clone();
    }

    /// What is left from `start` on, 0…[#length()].
    public RecordedAudio from(int start) {
        return start == 0 ? this : new RecordedAudio(Arrays.copyOfRange(samples, start, samples.length));
    }

    /// The sample at `position`, 0…[#length()].
    public int at(int position) {
        return samples[position];
    }
}
