package tutti.bench.timing;

/// Work that is done once a frame, over and over. Thread: one.
public interface Ticks {
    /// Does the work of `ticks` frames. What it allocates is counted against it.
    void run(int ticks);
}
