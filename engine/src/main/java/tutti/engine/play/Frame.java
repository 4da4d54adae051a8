package tutti.engine.play;

/// What every source says of the frame that it has written.
final class Frame {
    private Frame() {}

    /// Whether any of `samples[0…count)` is not 0.
    static boolean isAudible(int[] samples, int count) {
        int any = 0;
        for (int i = 0; i < count; i++) any |= samples[i];
        return any != 0;
    }
}
