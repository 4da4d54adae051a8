package tutti.engine.record;

import tutti.engine.FrameSource;

/// Says a different sample each time, reproducibly, up to `amplitude`: what he says in frame n is
/// [#sample].
final class Speaker implements FrameSource {
    private final int number;
    private final int amplitude;
    private long said;

    Speaker(int number, int amplitude) {
        this.number = number;
        this.amplitude = amplitude;
    }

    /// The `index`-th sample that speaker `number` says.
    int sample(long index) {
        long mixed = (index + 1) * 0x9E37_79B9_7F4A_7C15L + number * 0xD1B5_4A32_D192_ED03L;
        mixed = (mixed ^ mixed >>> 32) * 0xBF58_476D_1CE4_E5B9L;
        return (int) (mixed >>> 40) % (amplitude + 1);
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        for (int i = 0; i < count; i++) samples[i] = sample(said++);
        return true;
    }

    /// What he said in `count` samples from `from` on.
    int[] said(long from, int count) {
        int[] said = new int[count];
        for (int i = 0; i < count; i++) said[i] = sample(from + i);
        return said;
    }
}
