package tutti.engine.mix;

/// One input's contribution to the frame that is being mixed: samples that somebody else owns, or nothing.
///
/// Thread: tick. It refers to the samples and does not copy them, so an input that needs no conditioning
/// costs nothing before it is added.
public final class MixInput {
    private static final int[] NOTHING = {};

    private int[] samples = NOTHING;
    private boolean contributing;
    private boolean sum;

    /// The input contributes `samples` (16-bit values, at least one frame) until the next call; they must
    /// not change before the frame is mixed.
    public void contribute(int[] samples) {
        this.samples = samples;
        contributing = true;
        sum = false;
    }

    /// As [#contribute] with samples of up to 32 bits, such as another mix's sum.
    public void contributeSum(int[] samples) {
        contribute(samples);
        sum = true;
    }

    /// The input contributes nothing until the next call.
    public void rest() {
        contributing = false;
    }

    /// Whether it contributes anything to this frame.
    public boolean contributing() {
        return contributing;
    }

    /// Whether the samples may exceed 16 bits.
    boolean isSum() {
        return sum;
    }

    /// What it contributes; worthless while it rests.
    public int[] samples() {
        return samples;
    }
}
