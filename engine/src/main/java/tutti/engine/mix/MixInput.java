package tutti.engine.mix;

/// One input's contribution to the frame that is being mixed.
///
/// Thread: tick. The owner writes `samples` (16-bit values, one frame) and says whether the input contributes at
/// all; samples of an input that does not contribute are never read.
public final class MixInput {
    public final int[] samples;
    private boolean contributing;

    public MixInput(int frameSamples) {
        samples = new int[frameSamples];
    }

    public boolean contributing() {
        return contributing;
    }

    public void contributing(boolean contributing) {
        this.contributing = contributing;
    }
}
